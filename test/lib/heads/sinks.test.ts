import { expect, test } from 'vitest';
import { firstValueLength, sinkWeight } from '@/lib/heads/sinks';

test('the weight of a sink is the mean of the first column, the first row included', () => {
  const weights = [1, 0, 0, 0.5, 0.5, 0, 0.3, 0.2, 0.5];
  expect(sinkWeight(weights, 3)).toBeCloseTo((1 + 0.5 + 0.3) / 3);
});

test('the first value is held against the mean length of the others', () => {
  // Lengths 1, 5 and 3.
  expect(firstValueLength([1, 0, 3, 4, 0, 3], 2)).toBeCloseTo(1 / 4);
});
