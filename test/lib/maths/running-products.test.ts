import { expect, test } from 'vitest';
import { runningProducts } from '@/lib/maths/running-products';

test('each entry adds one product, and the last is the dot product', () => {
  expect([...runningProducts([1, 2, 3], [4, -5, 6])]).toEqual([4, -6, 12]);
});

test('vectors of different lengths are refused', () => {
  expect(() => runningProducts([1], [1, 2])).toThrow(RangeError);
});
