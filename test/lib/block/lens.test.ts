import { expect, test } from 'vitest';
import { readAt, settledAfter } from '@/lib/block/lens';

/** Two layers, two positions, two tokens a place. */
const lens = {
  layers: 2,
  length: 2,
  top: 2,
  ids: Int32Array.of(1, 2, 7, 8, 3, 4, 9, 8, 3, 1, 7, 6),
  probabilities: Float32Array.from({ length: 12 }, (_, i) => i / 16),
};

test('a place names its tokens, likeliest first', () => {
  expect(readAt(lens, 1, 1)).toEqual([
    { id: 9, probability: 6 / 16 },
    { id: 8, probability: 7 / 16 },
  ]);
});

test('a prediction has settled where it stays the same to the end', () => {
  expect(settledAfter(lens, 0)).toBe(1);
  // The final token was there at first, and then lost: it counts from where it came back.
  expect(settledAfter(lens, 1)).toBe(2);
});
