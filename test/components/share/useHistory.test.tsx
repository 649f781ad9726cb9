import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useHistory } from '@/components/share/useHistory';

const run = { id: 'a', at: 1, model: 'storybook', prompt: 'Once', text: ' upon', link: 'v=1' };
beforeEach(() => localStorage.clear());

test('what is kept is there after a reload, until it is deleted', () => {
  const { result, unmount } = renderHook(useHistory);
  expect(result.current.runs).toEqual([]);
  act(() => result.current.save(run));
  expect(result.current.runs).toEqual([run]);
  unmount();
  const again = renderHook(useHistory).result;
  expect(again.current.runs).toEqual([run]);
  act(() => again.current.remove('a'));
  expect(again.current.runs).toEqual([]);
  expect(renderHook(useHistory).result.current.runs).toEqual([]);
});

test('another tab’s change is seen', () => {
  const { result } = renderHook(useHistory);
  const other = renderHook(useHistory).result;
  act(() => other.current.save(run));
  act(() => void window.dispatchEvent(new Event('storage')));
  expect(result.current.runs).toEqual([run]);
});
