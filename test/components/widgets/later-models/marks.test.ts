import { expect, test } from 'vitest';
import {
  contextBars,
  expertStretches,
  gateCurves,
  headLinks,
  normed,
  preferenceCurve,
  readingPoints,
  WIDTH,
} from '@/components/widgets/later-models/marks';
import {
  cacheBytes,
  expertWeights,
  HEADS,
  MIXTRAL,
} from '@/components/widgets/later-models/models';

test('RMSNorm keeps the direction of a vector, and layer norm its distances from the mean', () => {
  const { layer, rms } = normed();
  // The root of (1 + 4 + 9 + 36) / 4.
  expect(rms.map((value) => value * Math.sqrt(12.5))).toEqual([
    expect.closeTo(1),
    expect.closeTo(2),
    expect.closeTo(3),
    expect.closeTo(6),
  ]);
  expect(layer.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0);
});

test('every curve of a gate is drawn as far as the input of 4, and a negative second number turns it over', () => {
  const curves = gateCurves(170);
  expect(new Set(curves.map(({ end }) => end.x)).size).toBe(1);
  const end = (times: number) => curves.find((curve) => curve.times === times)?.end.y ?? 0;
  expect(end(2)).toBeLessThan(end(1));
  expect(end(-1)).toBeGreaterThan(end(0.5));
});

test('four queries in a row share a key, and with as many keys each has its own', () => {
  const shared = headLinks(32, 8, 320);
  expect(shared.slice(0, 5).map(({ key }) => key)).toEqual([20, 20, 20, 20, 60]);
  expect(headLinks(12, 12, 120).every(({ query, key }) => query === key)).toBe(true);
});

test('a cache takes two numbers of two bytes for each key head, its width, and each layer', () => {
  expect(cacheBytes(HEADS.gpt2)).toBe(12 * 768 * 4);
  expect(cacheBytes(HEADS.llama3)).toBe(131_072);
});

test('the experts of Mixtral and what all tokens pass add up to its weights', () => {
  const { expert, shared } = expertWeights(MIXTRAL);
  expect(shared + MIXTRAL.experts * expert).toBeCloseTo(MIXTRAL.weights);
  expect(shared + MIXTRAL.used * expert).toBeCloseTo(MIXTRAL.active);
  const stretches = expertStretches();
  const last = stretches.at(-1);
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(WIDTH);
  expect(stretches.filter(({ used }) => used)).toHaveLength(1 + MIXTRAL.used);
});

test('the longest context fills the width, and another its share of it', () => {
  const bars = contextBars();
  expect(bars.at(-1)?.width).toBe(WIDTH);
  expect(bars[0]?.width).toBeCloseTo((WIDTH * 1_024) / 131_072);
});

test('a model that has read 20 tokens for each parameter is on the dotted line', () => {
  const model = { name: 'one', parameters: 1e9, read: 20e9 };
  const { points, rule } = readingPoints([model], 216);
  const [from, to] = rule;
  const [point] = points;
  if (!from || !to || !point) throw new Error('one point, one line');
  const along = (point.x - from.x) / (to.x - from.x);
  expect(point.y).toBeCloseTo(from.y + along * (to.y - from.y));
});

test('the curve of preferences is at one half where both scores are equal, and its steps climb', () => {
  const { steps, half, floor, ceiling } = preferenceCurve(176);
  expect(half.y).toBeCloseTo((floor + ceiling) / 2);
  expect(steps[0]).toEqual(half);
  expect(steps.every(({ y }, i) => i === 0 || y < (steps[i - 1]?.y ?? 0))).toBe(true);
});
