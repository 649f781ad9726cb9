import { expect, test } from 'vitest';
import { RECORDED_POSITIONS } from '@/components/chapters/positional-encoding/recorded';
import { upTo, viewOf } from '@/components/chapters/positional-encoding/views';
import { sumMarks } from '@/components/widgets/embedding-sum/marks';
import { MOST_CELLS } from '@/components/widgets/signed-map/marks';
import { sinusoidalPositions } from '@/lib/maths/sinusoidal-positions';

const views = [RECORDED_POSITIONS.learned, RECORDED_POSITIONS.sinusoidal].map(({ answer }) =>
  viewOf(answer),
);
const RECORDED_POSITION = RECORDED_POSITIONS.learned.answer.profile?.row ?? -1;

test('the recorded pictures make their points', () => {
  const moved = RECORDED_POSITIONS.order.answer.map((shift) => shift.moved);
  expect(RECORDED_POSITIONS.order.answer.map(({ condition }) => condition)).toEqual([
    'positions',
    'mask',
    'nothing',
  ]);
  expect(moved[0]).toBeGreaterThan(0.05);
  expect(moved[1]).toBeGreaterThan(0.01);
  expect(moved[2]).toBeLessThan(1e-4);
  const means = RECORDED_POSITIONS.learned.answer.averages.map(({ mean }) => mean);
  const [next = 0, eighth = 0, half = 0] = means;
  expect(next).toBeGreaterThan(half);
  expect(eighth).toBeGreaterThan(half);
});

test('token and position add up to what the model had before block 1', () => {
  const [sum] = RECORDED_POSITIONS.sum.answer.sums;
  if (!sum) throw new Error('nothing is recorded');
  const { token, position, residual } = sum;
  expect(sumMarks(token, position, residual).apart).toBeLessThan(1e-6);
});

test('maps without a model are drawn as marks, and the sampled rows fit their whole', () => {
  for (const view of views) {
    for (const { rows, columns, values } of [view.table, view.similarity]) {
      expect(rows * columns).toBeLessThanOrEqual(MOST_CELLS);
      expect(values).toHaveLength(rows * columns);
    }
    expect(view.profileOf(RECORDED_POSITION)).toHaveLength(view.rows);
  }
});

test('a row is alike to itself, and a sampled diagonal shows it', () => {
  for (const { similarity, profileOf } of views) {
    for (let i = 0; i < similarity.rows; i++) {
      expect(similarity.values[i * similarity.columns + i]).toBeCloseTo(1, 3);
    }
    expect(profileOf(RECORDED_POSITION)?.[RECORDED_POSITION]).toBeCloseTo(1, 3);
  }
});

test('the sinusoidal view goes on behind the context, the learned one does not', () => {
  const [learned, sinusoidal] = views;
  expect(sinusoidal?.table.rows).toBe(upTo(sinusoidal?.similarity.rows ?? 0));
  expect(learned?.table.rows).toBe(learned?.similarity.rows);
  const [rows, width] = [8, 4];
  const whole = {
    source: 'sinusoidal' as const,
    rows,
    width,
    spread: 1,
    averages: [],
    similarity: { rows, columns: rows, values: new Float32Array(rows * rows) },
    scores: new Float32Array(rows * 3),
    every: 1,
    explained: new Float32Array(3),
  };
  const { table } = viewOf(whole);
  expect([table.rows, table.columns]).toEqual([upTo(rows), width]);
  expect(table.values).toEqual(sinusoidalPositions(upTo(rows), width));
});
