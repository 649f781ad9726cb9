import { expect, test } from 'vitest';
import {
  evenWeights,
  firstToken,
  induction,
  meanDistance,
  meanEntropy,
  previousToken,
  sameToken,
} from '@/lib/heads/scores';

/** The map of a head that puts all of its weight on one key a query. */
const pointing = (keys: readonly number[]) => {
  const weights = new Float32Array(keys.length ** 2);
  for (const [q, k] of keys.entries()) weights[q * keys.length + k] = 1;
  return weights;
};

test('a head that always looks at the token before scores 1, and nothing as a sink', () => {
  const weights = pointing([0, 0, 1, 2]);
  expect(previousToken(weights, 4)).toBe(1);
  expect(firstToken(weights, 4)).toBe(0);
  expect(meanDistance(weights, 4)).toBe(1);
});

test('a head that rests on the first token scores 1 as a sink; only its second row counts as before', () => {
  const weights = pointing([0, 0, 0, 0]);
  expect(firstToken(weights, 4)).toBe(1);
  expect(previousToken(weights, 4)).toBeCloseTo(1 / 3, 12);
  expect(meanDistance(weights, 4)).toBe(2);
  expect(meanEntropy(weights, 4)).toBe(0);
});

test('same token counts every place that holds it, also the query’s own', () => {
  const ids = [7, 8, 7, 8];
  expect(sameToken(pointing([0, 1, 0, 3]), ids)).toBe(1);
  expect(sameToken(pointing([0, 0, 1, 2]), ids)).toBe(0);
});

test('induction looks at what followed the same token last time', () => {
  const once = 3;
  // Position 3 repeats 0, so it looks at 1; 4 at 2; 5 at 3.
  expect(induction(pointing([0, 0, 0, 1, 2, 3]), once)).toBe(1);
  expect(induction(pointing([0, 0, 1, 2, 3, 4]), once)).toBe(0);
});

test('an even look has as many bits as there are tokens to see, and rows that sum to 1', () => {
  const weights = evenWeights(4);
  expect(meanEntropy(weights, 4)).toBeCloseTo((1 + Math.log2(3) + 2) / 3, 6);
  for (let q = 0; q < 4; q++) {
    const row = weights.subarray(q * 4, q * 4 + 4);
    expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
    expect([...row.subarray(q + 1)]).toEqual(new Array(3 - q).fill(0));
  }
});

test('a text of one token has no scores, one of two none for the first token', () => {
  expect(previousToken(Float32Array.of(1), 1)).toBeUndefined();
  expect(meanEntropy(Float32Array.of(1), 1)).toBeUndefined();
  expect(firstToken(evenWeights(2), 2)).toBeUndefined();
  expect(previousToken(evenWeights(2), 2)).toBe(0.5);
});
