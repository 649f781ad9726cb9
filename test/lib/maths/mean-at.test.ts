import { expect, test } from 'vitest';
import { meanAt } from '@/lib/maths/mean-at';
import { standardDeviation } from '@/lib/maths/standard-deviation';

test('the mean along a diagonal, and along those beside it', () => {
  const matrix = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
  expect([0, 1, 2].map((distance) => meanAt(matrix, 3, distance))).toEqual([5, 4, 3]);
});

test('the standard deviation is the root of the mean square about the mean', () => {
  expect(standardDeviation(Float32Array.of(2, 4, 4, 4, 5, 5, 7, 9))).toBeCloseTo(2, 12);
  expect(standardDeviation(Float32Array.of(3, 3))).toBe(0);
});
