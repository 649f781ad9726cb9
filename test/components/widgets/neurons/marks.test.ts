import { expect, test } from 'vitest';
import { geluMarks } from '@/components/widgets/neurons/marks';
import { strongestNeurons } from '@/lib/block/neurons';

const inputs = Float32Array.of(-2, -1, 0.5, 2.5);
const marks = geluMarks(inputs, 120, 100, 30);

test('every neuron is a dot of the one path', () => {
  expect(marks.dots.match(/M/g)).toHaveLength(inputs.length);
});

test('a dot lies on the curve: below 0 hardly off the axis, far above 0 where it came in', () => {
  const [strong] = strongestNeurons(inputs, 1);
  if (!strong) throw new Error('no neuron');
  const { x, y } = marks.place(strong);
  const unit = marks.xTicks[1] && marks.xTicks[0] ? marks.xTicks[1].at - marks.xTicks[0].at : 0;
  const step = (marks.xTicks[1]?.value ?? 0) - (marks.xTicks[0]?.value ?? 0);
  expect(x).toBeCloseTo(marks.zero.x + (2.5 * unit) / step, 6);
  expect(y).toBeLessThan(marks.zero.y);
});

test('the fullest bin fills its height, and all bins together hold every neuron', () => {
  const heights = marks.counts.map(({ height }) => height);
  expect(Math.max(...heights)).toBe(30);
  expect(heights.reduce((sum, height) => sum + height, 0)).toBeCloseTo(30 * inputs.length, 6);
});

test('inputs beyond the usual range are still inside the picture', () => {
  const far = geluMarks(Float32Array.of(-40, 25), 100, 100, 30);
  const xs = [...far.dots.matchAll(/M(-?[\d.]+)/g)].map((m) => Number(m[1]));
  expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...xs)).toBeLessThanOrEqual(100);
});
