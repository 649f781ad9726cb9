import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useSavedRuns } from '@/components/lab/useSavedRuns';
import { type ContinuationTree, EMPTY_TREE, follow } from '@/lib/generation/continuation-tree';
import { DEFAULT_LAB_SETTINGS } from '@/lib/lab/lab-settings';
import type { LabState } from '@/lib/lab/link';
import { readLink } from '@/lib/permalink/permalink';
import { type Activity, EMPTY_TEXT } from '@/lib/writer/text-state';
import { fakeModel } from '../../lib/writer/fake-model';

beforeEach(() => localStorage.clear());

const { model } = fakeModel();
const state = (tree: ContinuationTree, activity: Activity = 'idle'): LabState => ({
  text: { ...EMPTY_TEXT, model, prompt: 'a', promptIds: [0], tree, activity },
  labSettings: DEFAULT_LAB_SETTINGS,
  fingerprint: 'ab12',
  layer: 0,
  head: 0,
  at: undefined,
});

function write(texts: readonly (readonly number[])[]) {
  const { result, rerender } = renderHook((now: LabState) => useSavedRuns(now), {
    initialProps: state(EMPTY_TREE),
  });
  for (const ids of texts) {
    const grown = follow(EMPTY_TREE, ids);
    rerender(state(grown, 'generating'));
    rerender(state(grown));
  }
  return result;
}

test('a text is kept when Generate has ended, with a link to it', () => {
  const { current } = write([[1, 2]]);
  expect(current.runs.map(({ prompt, text }) => [prompt, text])).toEqual([['a', 'bc']]);
  const read = readLink(current.runs[0]?.link ?? '');
  expect(read?.ok && read.state.chosen).toEqual([1, 2]);
});

test('one that goes on takes the place of what it goes on from; another one stands beside it', () => {
  const { current } = write([[1, 2], [1, 2, 3], [5]]);
  expect(current.runs.map(({ text }) => text).toSorted()).toEqual(['bcd', 'f']);
});

test('single steps, and a text in which nothing was written, are not kept', () => {
  const { result, rerender } = renderHook((now: LabState) => useSavedRuns(now), {
    initialProps: state(EMPTY_TREE),
  });
  rerender(state(follow(EMPTY_TREE, [1]), 'stepping'));
  rerender(state(follow(EMPTY_TREE, [1])));
  rerender(state(EMPTY_TREE, 'generating'));
  rerender(state(EMPTY_TREE));
  expect(result.current.runs).toEqual([]);
  act(() => result.current.removeAll());
  expect(result.current.problem).toBeUndefined();
});
