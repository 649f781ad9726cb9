import { expect, test } from 'vitest';
import {
  normMarks,
  normSentence,
  placeSentence,
  rulerOf,
  shortNumber,
} from '@/components/widgets/layer-norm/marks';
import { layerNorm } from '@/lib/maths/layer-norm';

const before = Float32Array.of(1, 5, 3, 7);
const weights = { gain: [1, 2, 1, 1], bias: [0, 0, 0.5, 0] };
const norm = layerNorm(before, weights.gain, weights.bias);
const rows = normMarks(before, norm, weights);

test('each step follows from the one before, and the last is the layer norm’s result', () => {
  expect(rows).toHaveLength(5);
  expect([...(rows[0]?.values ?? [])]).toEqual([1, 5, 3, 7]);
  expect([...(rows[1]?.values ?? [])]).toEqual([-3, 1, -1, 3]);
  expect(rows[2]?.deviation).toBeCloseTo(1, 4);
  expect(rows[3]?.values[1]).toBeCloseTo(2 * (rows[2]?.values[1] ?? 0), 9);
  expect([...(rows[4]?.values ?? [])]).toEqual([...norm.result]);
});

test('dividing all by the same leaves the shape, so that rows before it share a scale', () => {
  expect(rows[0]?.limit).toBe(rows[1]?.limit);
  expect(rows[2]?.limit).toBe(rows[4]?.limit);
  expect(rows[0]?.limit).not.toBe(rows[2]?.limit);
});

test('on the common ruler the band goes from −1 to 1 once the vector is scaled', () => {
  const place = rulerOf(rows.map(({ values }) => values));
  expect(place(0)).toBe(0.5);
  expect(rows[2]?.band.from).toBeCloseTo(place(-1), 4);
  expect(rows[2]?.band.to).toBeCloseTo(place(1), 4);
  expect(rows[0]?.span.most).toBe(1);
  expect(rows[1]?.band.to).toBeGreaterThan(place(1));
});

test('where gain and bias are hidden the steps end with the division', () => {
  expect(normMarks(before, norm, undefined)).toHaveLength(3);
});

test('each step tells its numbers', () => {
  const tell = (step: number) => normSentence(step, rows, norm, weights, 'the MLP of layer 1');
  expect(tell(1)).toBe('The vector as it comes: 4 numbers, from 1.00 to 7.00.');
  expect(tell(2)).toContain('4.00, is subtracted');
  expect(tell(3)).toContain(`divided by ${norm.deviation.toFixed(2)}`);
  expect(tell(4)).toContain('from 1.00 to 2.00');
  expect(tell(5)).toContain('This is what the MLP of layer 1 reads.');
  expect(placeSentence(1, 2, rows)).toBe('Place 2: 5.00 → 1.00');
});

test('small numbers keep a third decimal', () => {
  expect([shortNumber(-0.0123), shortNumber(-1.5), shortNumber(-0.0001)]).toEqual([
    '−0.012',
    '−1.50',
    '0.000',
  ]);
});
