import { expect, test } from 'vitest';
import { attention, weightedSum } from '@/lib/maths/attention';
import { dot } from '@/lib/maths/dot';
import { entropy } from '@/lib/maths/entropy';
import { logSumExp } from '@/lib/maths/log-sum-exp';
import { softmax } from '@/lib/maths/softmax';

const query = Float32Array.of(1, 0, 0, 2, 1, 1);
const key = Float32Array.of(1, 0, 0, 1, 3, -1);

test('a row is the softmax of q·k / √d over what it may see', () => {
  const weights = attention(query, key, 3);
  const root = Math.SQRT2;
  expect([...weights.subarray(0, 3)]).toEqual([1, 0, 0]);
  expect([...weights.subarray(3, 6)]).toEqual([...softmax([0, 2 / root]), 0]);
  expect([...weights.subarray(6, 9)]).toEqual([...softmax([1 / root, 1 / root, 2 / root])]);
});

test('without the mask every row is spread over all positions', () => {
  const weights = attention(query, key, 3, false);
  expect([...weights.subarray(0, 3)]).toEqual([
    ...softmax([1, 0, 3].map((score) => score / Math.SQRT2)),
  ]);
});

test('a dot product adds the products, a weighted sum the weighted rows', () => {
  expect(dot([1, 2, 3], [4, -5, 6])).toBe(12);
  expect([...weightedSum([0.5, 0, 2], Float32Array.of(1, 2, 9, 9, 3, 4))]).toEqual([6.5, 9]);
});

test('entropy is 0 for one outcome and log2 N for N that are alike', () => {
  expect(entropy([0, 1, 0])).toBe(0);
  expect(entropy([0.25, 0.25, 0.25, 0.25])).toBe(2);
});

test('a logit minus logSumExp is the log of its probability, also far out', () => {
  expect(2 - logSumExp([1, 2, 3])).toBeCloseTo(Math.log(softmax([1, 2, 3])[1] ?? 0), 12);
  expect(-2000 - logSumExp([0, -2000])).toBeCloseTo(-2000, 9);
});
