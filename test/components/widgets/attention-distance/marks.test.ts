import { expect, test } from 'vitest';
import {
  layerDots,
  layerMeans,
  lookOf,
  looksOf,
} from '@/components/widgets/attention-distance/marks';

/** Four tokens: the third looks at the first and the second, the fourth at the first and itself. */
// biome-ignore format: one row a query
const weights = [
  1, 0, 0, 0,
  0.5, 0.5, 0, 0,
  0.4, 0.6, 0, 0,
  0.8, 0, 0, 0.2,
];

test('a head looks back as far as its weight does that is not on the first token', () => {
  // 0.6 of a weight is one token back, 0.2 of one is none back.
  expect(lookOf(weights, 4).distance).toBeCloseTo(0.75, 10);
  expect(lookOf(weights, 4).first).toBeCloseTo(0.6, 10);
});

test('a head that only looks at the first token has no distance', () => {
  expect(lookOf([1, 0, 0, 1, 0, 0, 1, 0, 0], 3)).toEqual({ distance: undefined, first: 1 });
});

test('a text of two tokens leaves no choice, and has neither number', () => {
  expect(lookOf([1, 0, 0.5, 0.5], 2)).toEqual({ distance: undefined, first: undefined });
});

test('heads follow one another layer by layer', () => {
  const own = Float32Array.from([...weights, ...weights.map((_, i) => Number(i % 4 === 0))]);
  const looks = looksOf([own, own], 2, 4);
  expect(looks).toHaveLength(4);
  expect(looks[2]?.distance).toBeCloseTo(0.75, 6);
  expect(looks[3]).toEqual({ distance: undefined, first: 1 });
});

test('the mean of a layer leaves out heads without a number', () => {
  expect(layerMeans([1, 2, undefined, 4, undefined, undefined], 2)).toEqual([1.5, 4, undefined]);
});

test('points lie in the column of their layer, higher for more', () => {
  const dots = layerDots([1, 3, 2, 4], 2, 2, { width: 200, height: 100 });
  expect(dots.points.map(({ x }) => x)).toEqual([20, 80, 120, 180]);
  expect(dots.points.map(({ y }) => y)).toEqual([75, 25, 50, 0]);
  expect(dots.even).toBe(50);
  expect(dots.means).toBe('M50,50L150,25');
  expect(dots.lastMean).toBe(25);
  expect(dots.across.map(({ layer }) => layer)).toEqual([1, 2]);
});

test('of many layers, no more than twelve have their number', () => {
  const dots = layerDots(Array(48).fill(1), 1, 1, { width: 200, height: 100 });
  expect(dots.across).toHaveLength(12);
});
