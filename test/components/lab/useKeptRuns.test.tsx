import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useKeptRuns } from '@/components/lab/useKeptRuns';
import { type Branches, follow, SPROUT } from '@/lib/lab/branches';
import { FIRST_BENCH } from '@/lib/lab/kept';
import type { LabState } from '@/lib/lab/link';
import { type Activity, BLANK } from '@/lib/lab/manuscript';
import { readLink } from '@/lib/permalink/permalink';
import { fakeModel } from '../../lib/lab/fake-model';

beforeEach(() => localStorage.clear());

const { model } = fakeModel();
const state = (branches: Branches, activity: Activity = 'idle'): LabState => ({
  manuscript: { ...BLANK, model, prompt: 'a', promptIds: [0], branches, activity },
  bench: FIRST_BENCH,
  fingerprint: 'ab12',
  layer: 0,
  head: 0,
  at: undefined,
});

function write(texts: readonly (readonly number[])[]) {
  const { result, rerender } = renderHook((now: LabState) => useKeptRuns(now), {
    initialProps: state(SPROUT),
  });
  for (const ids of texts) {
    const grown = follow(SPROUT, ids);
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
  const { result, rerender } = renderHook((now: LabState) => useKeptRuns(now), {
    initialProps: state(SPROUT),
  });
  rerender(state(follow(SPROUT, [1]), 'stepping'));
  rerender(state(follow(SPROUT, [1])));
  rerender(state(SPROUT, 'generating'));
  rerender(state(SPROUT));
  expect(result.current.runs).toEqual([]);
  act(() => result.current.removeAll());
  expect(result.current.problem).toBeUndefined();
});
