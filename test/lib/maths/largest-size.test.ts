import { expect, test } from 'vitest';
import { largestSize } from '@/lib/maths/largest-size';

test('the size of a number has no sign', () => {
  expect(largestSize([[1, -4], Float32Array.of(3, 2)])).toBe(4);
});

test('it is never less than the least that is asked for', () => {
  expect(largestSize([[0.25]], 1)).toBe(1);
  expect(largestSize([])).toBe(0);
});
