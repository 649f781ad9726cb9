import { expect, test } from 'vitest';
import { wiringCells } from '@/components/widgets/composition/marks';
import { compositionScore } from '@/lib/heads/composition';

/** Two layers of two heads: head 2 reads head 1 more than head 0, and head 3 reads neither. */
const N = Number.NaN;
const key = Float32Array.of(N, N, 0.5, 0.5, N, N, 1, 0.25, N, N, N, N, N, N, N, N);
const wires = { layers: 2, heads: 2, random: 0.5, scores: { query: key, key, value: key } };

test('cells below the reader are shaded from what random weights score, and the strongest are ranked', () => {
  const { cells, reads } = wiringCells(wires, 2, 'key');
  expect(reads).toEqual([
    { writer: 1, score: 1 },
    { writer: 0, score: 0.5 },
  ]);
  expect(cells).toEqual([
    { head: 0, score: 0.5, level: 0, rank: 2 },
    { head: 1, score: 1, level: 1, rank: 1 },
    { head: 2, score: undefined, level: 0, rank: undefined },
    { head: 3, score: undefined, level: 0, rank: undefined },
  ]);
});

test('a head of the first layer reads nobody', () => {
  expect(wiringCells(wires, 0, 'key').reads).toEqual([]);
});

test('the score is 1 where the one reads just what the other writes, and 0 at a right angle', () => {
  const one = Float32Array.of(3, 4, 0);
  expect(compositionScore(one, one, 3)).toBeCloseTo(1, 9);
  expect(compositionScore(one, Float32Array.of(-4, 3, 5), 3)).toBeCloseTo(0, 9);
});
