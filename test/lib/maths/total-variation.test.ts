import { expect, test } from 'vitest';
import { totalVariation } from '@/lib/maths/total-variation';

test('equal distributions are 0 apart, disjoint ones 1', () => {
  expect(totalVariation([0.25, 0.75], [0.25, 0.75])).toBe(0);
  expect(totalVariation([1, 0], [0, 1])).toBe(1);
});

test('it is the share that has to move', () => {
  expect(totalVariation([0.5, 0.3, 0.2], [0.4, 0.3, 0.3])).toBeCloseTo(0.1, 12);
});

test('distributions over different outcomes are refused', () => {
  expect(() => totalVariation([1], [0.5, 0.5])).toThrow(RangeError);
});
