import { expect, test } from 'vitest';
import { runMarks } from '@/components/widgets/run/marks';
import { token } from '../../../fixtures/traces';

const steps = (ids: readonly number[], ln: (i: number) => number = () => -1) =>
  ids.map((id, i) => ({ token: token(id, `w${id}`), logProbability: ln(i) }));

test('the rounds of a loop are counted from its start, the last may be broken off', () => {
  const { tokens, repetition } = runMarks(steps([9, 1, 2, 1, 2, 1, 2, 1]));
  expect(repetition).toEqual({ start: 1, period: 2, rounds: 3 });
  expect(tokens.map(({ round }) => round)).toEqual([undefined, 0, 0, 1, 1, 2, 2, 3]);
});

test('the mean probability of each whole round is told', () => {
  const { roundMeans } = runMarks(steps([5, 5, 5], (i) => Math.log((i + 1) / 4)));
  expect(roundMeans.map((mean) => Number(mean.toFixed(9)))).toEqual([0.25, 0.5, 0.75]);
});

test('a text without a loop has no rounds', () => {
  const { tokens, repetition, roundMeans } = runMarks(steps([1, 2, 3, 4]));
  expect(repetition).toBeUndefined();
  expect(roundMeans).toEqual([]);
  expect(tokens.every(({ round }) => round === undefined)).toBe(true);
});
