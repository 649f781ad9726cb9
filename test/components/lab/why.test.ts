import { expect, test } from 'vitest';
import { whyAt } from '@/components/lab/why';
import { createTree } from '@/lib/generation/continuation-tree';
import type { Candidate } from '@/lib/generation/next-token-distribution';
import { EMPTY_TEXT } from '@/lib/writer/text-state';
import { fakeModel } from '../../lib/writer/fake-model';

const { model } = fakeModel({ context: 4 });
const text = { ...EMPTY_TEXT, model, promptIds: [0, 1], tree: createTree([2, 3]) };

const candidate = (id: number, rank: number): Candidate => ({
  ...{ id, rank },
  probability: 0.5,
  modelProbability: 0.5,
});
const at = (place: number, standing?: Candidate) => ({
  place,
  model,
  distribution: {
    settings: { temperature: 1 },
    candidates: [candidate(3, 0), candidate(1, 1), candidate(0, 2)],
    ...{ rest: 0, restCount: 0, kept: 3, standing },
  },
});

test('the token that is there is held against the likeliest of the others', () => {
  expect(whyAt(text, at(3, candidate(3, 0)))?.answerIds).toEqual([3, 1]);
  expect(whyAt(text, at(3, candidate(0, 2)))?.answerIds).toEqual([0, 3]);
  expect(whyAt(text, at(4))?.answerIds).toEqual([3, 1]);
});

test('the model is asked about what it had read before that place, and nothing behind it', () => {
  expect(whyAt(text, at(3, candidate(3, 0)))?.ids).toEqual([0, 1, 2]);
  expect(whyAt(text, at(1, candidate(1, 1)))?.ids).toEqual([0]);
  // Beyond the context its oldest half is dropped.
  const longer = { ...text, tree: createTree([2, 3, 0, 1]) };
  expect(whyAt(longer, at(5, candidate(1, 1)))?.ids).toEqual([2, 3, 0]);
});

test('nothing is asked of the first token, or without a rival', () => {
  expect(whyAt(text, at(0))).toBeUndefined();
  const { distribution } = at(2);
  const alone = { ...distribution, candidates: [candidate(2, 0)], standing: candidate(2, 0) };
  expect(whyAt(text, { ...at(2), distribution: alone })).toBeUndefined();
});

test('nothing is asked while the distribution is of a text before, which was longer or was read elsewhere', () => {
  expect(whyAt(text, at(5, candidate(3, 0)))).toBeUndefined();
  // Of a prompt beyond the context the first tokens are never read.
  const long = { ...text, promptIds: [0, 1, 2, 3, 0, 1], tree: createTree([]) };
  expect(whyAt(long, at(2, candidate(3, 0)))).toBeUndefined();
  expect(whyAt(long, at(4, candidate(3, 0)))?.ids).toEqual([2, 3]);
});
