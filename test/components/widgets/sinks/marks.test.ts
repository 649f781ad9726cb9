import { expect, test } from 'vitest';
import { lossLine, sinkCount, sinkPlane, strongestSinks } from '@/components/widgets/sinks/marks';

const weights = [0.1, 0.8, 0.3, 0.5];
const values = [2, 0.5, 1, 0.25];

test('a head lies as far to the right as its weight, and as high as its value is long', () => {
  const { points, equal, sink } = sinkPlane(weights, values);
  expect(points.map(({ x }) => x)).toEqual(weights);
  expect(points[2]?.y).toBeCloseTo(equal);
  expect(points[0]?.y).toBeCloseTo(1 / 1.06);
  expect(points[3]?.y).toBeCloseTo(equal / 4);
  expect(sink).toBeCloseTo(0.3);
});

test('a sink gets more than 0.3, not just as much', () => {
  expect(sinkPlane(weights, values).points.map(({ isSink }) => isSink)).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect(sinkCount(weights)).toBe(2);
});

test('the strongest sinks come first', () => {
  const plane = sinkPlane(weights, values);
  expect(strongestSinks(plane, 2).map(({ head }) => head)).toEqual([1, 3]);
});

test('a loss is what the text costs more, 0 where nothing is lost', () => {
  const { losses, zero } = lossLine(3, [3.5, 3, 2.9]);
  expect(losses.map(({ more }) => Number(more.toFixed(6)))).toEqual([0.5, 0, -0.1]);
  expect(losses[1]?.at).toBeCloseTo(zero);
  expect(losses[0]?.at).toBeCloseTo(1 - 0.06 / 1.12);
  expect(losses[2]?.at).toBeCloseTo(0.06 / 1.12);
});

test('losses of next to nothing do not fill the line', () => {
  const { losses, zero } = lossLine(3, [3.001]);
  expect((losses[0]?.at ?? 0) - zero).toBeLessThan(0.03);
});
