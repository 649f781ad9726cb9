import { renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import { useWebTextWarning } from '@/components/lab/useWebTextWarning';
import { writeStored } from '@/components/storage/stored';

const inUse = { id: 'storybook' };
beforeEach(() => {
  vi.spyOn(engineProviderModule, 'useEngine').mockImplementation((() => ({
    title: 'GPT-2 (124M)',
  })) as never);
  vi.spyOn(engineProviderModule, 'useModels').mockImplementation((() => ({ inUse })) as never);
});
beforeEach(() => writeStored('inside-gpt-2:lab-told', null));

test('of a model that learned from the open web it is told before it writes, and once', () => {
  inUse.id = 'gpt2';
  const first = renderHook(useWebTextWarning);
  expect(first.result.current).toMatch(/^GPT-2 \(124M\) has learned from the open web/);
  first.rerender();
  expect(first.result.current).toMatch(/^GPT-2 \(124M\) has learned from the open web/);
  first.unmount();
  expect(renderHook(useWebTextWarning).result.current).toBeUndefined();
});

test('of storybook, which read stories for children, there is nothing to tell', () => {
  inUse.id = 'storybook';
  expect(renderHook(useWebTextWarning).result.current).toBeUndefined();
  inUse.id = 'gpt2';
  expect(renderHook(useWebTextWarning).result.current).toMatch(
    /^GPT-2 \(124M\) has learned from the open web/,
  );
});
