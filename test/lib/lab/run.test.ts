import { expect, test } from 'vitest';
import { readRunFile, writeRunFile } from '@/lib/keep/run-file';
import { SPROUT, takeAfter } from '@/lib/lab/branches';
import { FIRST_BENCH } from '@/lib/lab/kept';
import { BLANK } from '@/lib/lab/manuscript';
import { runOf } from '@/lib/lab/run';
import { fakeModel } from './fake-model';

const { model } = fakeModel();
const half = { logProbability: Math.log(0.5), rank: 0 };
const drawn = takeAfter(SPROUT, 0, 1, half);
const branches = takeAfter(drawn, drawn.at, 2, { logProbability: Math.log(0.25), rank: 1 }, true);
const state = {
  manuscript: { ...BLANK, model, prompt: 'a', promptIds: [0], branches },
  bench: FIRST_BENCH,
  fingerprint: 'ab12',
  layer: 0,
  head: 0,
  at: undefined,
};

test('a run names each token, its probability, and whether a reader took it', () => {
  const run = runOf(state);
  expect(run.prompt.map(({ label }) => label)).toEqual(['a']);
  expect(run.written.map(({ label, taken }) => [label, taken])).toEqual([
    ['b', false],
    ['c', true],
  ]);
  expect(run.written.map(({ probability }) => probability)).toEqual([
    expect.closeTo(0.5, 12),
    expect.closeTo(0.25, 12),
  ]);
  expect(run.text).toBe('abc');
  expect(run.fingerprint).toBe('ab12');
});

test('its file reads back equal', () => {
  expect(readRunFile(writeRunFile(runOf(state)))).toMatchObject(runOf(state));
});

test('a text that the model has not read to its end is no run yet', () => {
  const unread = takeAfter(branches, branches.at, 3, undefined);
  const manuscript = { ...state.manuscript, branches: unread };
  expect(() => runOf({ ...state, manuscript })).toThrow(/not read this text to its end/);
  expect(() => runOf({ ...state, manuscript: BLANK })).toThrow(/no model/);
});
