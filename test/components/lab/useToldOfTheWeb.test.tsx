import { renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { useToldOfTheWeb } from '@/components/lab/useToldOfTheWeb';
import { writeStored } from '@/components/storage/stored';

const inUse = { id: 'storybook' };
vi.mock('@/components/engine/EngineProvider', () => ({
  useEngine: () => ({ title: 'GPT-2 (124M)' }),
  useModels: () => ({ inUse }),
}));
beforeEach(() => writeStored('inside-gpt-2:lab-told', null));

test('of a model that learned from the open web it is told before it writes, and once', () => {
  inUse.id = 'gpt2';
  const first = renderHook(useToldOfTheWeb);
  expect(first.result.current).toBe('GPT-2 (124M)');
  first.rerender();
  expect(first.result.current).toBe('GPT-2 (124M)');
  first.unmount();
  expect(renderHook(useToldOfTheWeb).result.current).toBeUndefined();
});

test('of storybook, which read old children’s books, there is nothing to tell', () => {
  inUse.id = 'storybook';
  expect(renderHook(useToldOfTheWeb).result.current).toBeUndefined();
  inUse.id = 'gpt2';
  expect(renderHook(useToldOfTheWeb).result.current).toBe('GPT-2 (124M)');
});
