import { expect, test } from 'vitest';
import { writeRunFile } from '@/lib/export/run-file';
import { EMPTY_TREE, takeToken } from '@/lib/generation/continuation-tree';
import { DEFAULT_LAB_SETTINGS } from '@/lib/lab/lab-settings';
import { runOf } from '@/lib/lab/run';
import { EMPTY_TEXT } from '@/lib/writer/text-state';
import { fakeModel } from '../writer/fake-model';

const { model } = fakeModel();
const half = { logProbability: Math.log(0.5), rank: 0 };
const quarter = { logProbability: Math.log(0.25), rank: 1 };
const drawn = takeToken(EMPTY_TREE, 0, 1, { score: half });
const tree = takeToken(drawn, drawn.at, 2, { score: quarter, taken: true });
const state = {
  text: { ...EMPTY_TEXT, model, prompt: 'a', promptIds: [0], tree },
  labSettings: DEFAULT_LAB_SETTINGS,
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
  expect(JSON.parse(writeRunFile(runOf(state)))).toMatchObject(runOf(state));
});

test('a text that the model has not read to its end is no run yet', () => {
  const unread = takeToken(tree, tree.at, 3);
  const text = { ...state.text, tree: unread };
  expect(() => runOf({ ...state, text })).toThrow(/not read this text to its end/);
  expect(() => runOf({ ...state, text: EMPTY_TEXT })).toThrow(/no model/);
});
