import { expect, test } from 'vitest';
import {
  decimal,
  flowMarks,
  lengthMarks,
  stationSentence,
} from '@/components/widgets/residual-flow/marks';
import type { Station } from '@/lib/block/flow';
import { FLOW } from './flow';

const sizes = { width: 100, height: 110, stepHeight: 40 };
const marks = flowMarks(FLOW, sizes);

test('the bands of all writers stack up to the length; what points against it hangs below 0', () => {
  const zero = marks.ticks.find(({ value }) => value === 0)?.y ?? Number.NaN;
  const unit = (zero - (marks.ticks.at(-1)?.y ?? 0)) / (marks.ticks.at(-1)?.value ?? 1);
  expect(marks.bands.map(({ writer }) => writer)).toEqual(['embedding', 'attention', 'mlp']);
  const ends = (path: string) =>
    [...path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map((m) => +(m[2] ?? 0));
  const [, attention = ''] = marks.bands.map(({ path }) => path);
  expect(Math.max(...ends(attention))).toBeCloseTo(zero + unit, 4);
  const [, , mlp = ''] = marks.bands.map(({ path }) => path);
  expect(Math.min(...ends(mlp))).toBeCloseTo(zero - 11 * unit, 4);
  expect(marks.lengthAt[2]).toBeCloseTo(zero - 10 * unit, 4);
});

test('the longest step fills its height, and the embedding is none', () => {
  expect(marks.steps.map(({ height }) => height)).toEqual([0, 10, 40]);
  expect(marks.longest).toBe(8);
});

test('a layer’s number stands between its two stations', () => {
  expect(marks.layers).toEqual([{ layer: 0, x: 75 }]);
});

test('the lengths of all tokens share one logarithmic scale', () => {
  const longer = FLOW.map((station) => ({ ...station, length: station.length * 10 }));
  const { paths, ends, ticks } = lengthMarks([FLOW, longer], 100, 100);
  expect(paths).toHaveLength(2);
  // From 1 to 100: 10 lies in the middle, 100 on top.
  expect(ends).toEqual([50, 0]);
  expect(ticks.map(({ value }) => value)).toEqual([1, 2, 5, 10, 20, 50, 100]);
});

test('a vector of no length is drawn at the foot of the scale', () => {
  const none: Station[] = FLOW.map((station) => ({ ...station, length: 0 }));
  expect(lengthMarks([none], 100, 100).ends[0]).toBeCloseTo(100, 6);
});

test('a station says how long the vector is, by whom, and what came last', () => {
  expect(stationSentence(FLOW[2] as Station, '·old')).toBe(
    'After the MLP of layer 1 the vector of “·old” is 10.0 long: embedding 3.0, attention −1.0, MLP 8.0. The last step was 8.0 long.',
  );
  expect(stationSentence(FLOW[0] as Station, 'a')).toContain('This is where it begins.');
  expect(decimal(-0.01)).toBe('0.0');
});
