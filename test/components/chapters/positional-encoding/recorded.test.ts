import { expect, test } from 'vitest';
import {
  RECORDED_LEARNED,
  RECORDED_ORDER,
  RECORDED_POSITION,
  RECORDED_SINUSOIDAL,
  RECORDED_SUM,
} from '@/components/chapters/positional-encoding/recorded';
import { upTo, viewOf } from '@/components/chapters/positional-encoding/views';
import { sumMarks } from '@/components/widgets/embedding-sum/marks';
import { MOST_CELLS } from '@/components/widgets/signed-map/marks';
import { sinusoidalPositions } from '@/lib/maths/sinusoidal-positions';

test('the recorded pictures make their points', () => {
  const moved = RECORDED_ORDER.shifts.map((shift) => shift.moved);
  expect(RECORDED_ORDER.shifts.map(({ condition }) => condition)).toEqual([
    'positions',
    'mask',
    'nothing',
  ]);
  expect(moved[0]).toBeGreaterThan(0.05);
  expect(moved[1]).toBeGreaterThan(0.01);
  expect(moved[2]).toBeLessThan(1e-4);
  const [next = 0, eighth = 0, half = 0] = RECORDED_LEARNED.averages;
  expect(next).toBeGreaterThan(half);
  expect(eighth).toBeGreaterThan(half);
});

test('token and position add up to what the model had before block 1', () => {
  const { token, position, residual } = RECORDED_SUM;
  expect(sumMarks(token, position, residual).apart).toBeLessThan(1e-6);
});

test('maps without a model are drawn as marks, and the sampled rows fit their whole', () => {
  for (const view of [RECORDED_LEARNED, RECORDED_SINUSOIDAL]) {
    for (const { rows, columns, values } of [view.table, view.similarity]) {
      expect(rows * columns).toBeLessThanOrEqual(MOST_CELLS);
      expect(values).toHaveLength(rows * columns);
    }
    expect(view.profileOf(RECORDED_POSITION)).toHaveLength(view.rows);
  }
});

test('a row is alike to itself, and a sampled diagonal shows it', () => {
  for (const { similarity, profileOf } of [RECORDED_LEARNED, RECORDED_SINUSOIDAL]) {
    for (let i = 0; i < similarity.rows; i++) {
      expect(similarity.values[i * similarity.columns + i]).toBeCloseTo(1, 3);
    }
    expect(profileOf(RECORDED_POSITION)?.[RECORDED_POSITION]).toBeCloseTo(1, 3);
  }
});

test('the sinusoidal view goes on behind the context, the learned one does not', () => {
  const [rows, width] = [8, 4];
  const found = {
    rows,
    width,
    table: sinusoidalPositions(rows, width),
    similarity: new Float32Array(rows * rows),
    scores: new Float32Array(rows * 3),
    explained: new Float32Array(3),
  };
  expect(viewOf({ ...found, source: 'sinusoidal' }).table.rows).toBe(upTo(rows));
  expect(viewOf({ ...found, source: 'learned' }).table.rows).toBe(rows);
});
