// @vitest-environment node
import { beforeAll, expect, test } from 'vitest';
import {
  GPT2_LAST_LENGTHS,
  GPT2_ROWS,
  loadGpt2Rows,
  loadGpt2Table,
} from '@/components/chapters/positional-encoding/gpt2';
import type { PositionRows } from '@/components/chapters/positional-encoding/views';
import { meanAt } from '@/lib/maths/mean-at';
import { standardDeviation } from '@/lib/maths/standard-deviation';
// What NumPy has of the unrounded table; training/fixtures/gpt2_positions.py wrote it.
import numpy from '@/test/fixtures/positional-encoding/gpt2.json';

/** Half a step of a signed byte of which 127 stands for 1, and what the fixture rounds. */
const ROUNDING = 0.5 / 127 + 1e-5;

let rows: PositionRows;
let table: Awaited<ReturnType<typeof loadGpt2Table>>['table'];
let limit: number;
beforeAll(async () => {
  rows = await loadGpt2Rows();
  const loaded = await loadGpt2Table();
  table = loaded.table;
  limit = loaded.tableShading.limit;
});

const largestGap = (found: readonly number[], wanted: readonly number[]) => {
  expect(found).toHaveLength(wanted.length);
  return Math.max(...found.map((value, i) => Math.abs(value - (wanted[i] ?? Number.NaN))));
};
const rowOfTable = (row: number) =>
  Array.from(table.values.subarray(row * table.columns, (row + 1) * table.columns));

test('the rows of the table are GPT-2’s, within a 254th of their largest number', () => {
  for (const [i, row] of numpy.rowNumbers.entries()) {
    const wanted = numpy.rows[i] ?? [];
    const largest = Math.max(...wanted.map(Math.abs));
    expect(largestGap(rowOfTable(row), wanted)).toBeLessThan(largest * ROUNDING + 1e-5);
  }
});

test('no row and no column of the table is in another’s place', () => {
  const lengths = Array.from({ length: table.rows }, (_, row) => Math.hypot(...rowOfTable(row)));
  expect(largestGap(lengths, numpy.lengths)).toBeLessThan(0.02);
  const squares = new Array<number>(table.columns).fill(0);
  for (const [i, value] of table.values.entries()) {
    squares[i % table.columns] = (squares[i % table.columns] ?? 0) + value ** 2;
  }
  expect(largestGap(squares.map(Math.sqrt), numpy.columnLengths)).toBeLessThan(0.1);
  expect(standardDeviation(table.values)).toBeCloseTo(numpy.spread, 3);
  expect(limit).toBeCloseTo(2.5 * numpy.spread, 4);
});

test('the cosines of its rows are NumPy’s within the rounding', () => {
  const { values, rows: count } = rows.similarity;
  for (const [i, wanted] of numpy.similarity.entries()) {
    const found = wanted.map((_, j) => values[i * numpy.every * count + j * numpy.every] ?? 9);
    expect(largestGap(found, wanted)).toBeLessThan(ROUNDING);
  }
  expect(largestGap(Array.from(rows.profileOf(128) ?? []), numpy.marked)).toBeLessThan(ROUNDING);
  for (const [distance, mean] of Object.entries(numpy.means)) {
    expect(Math.abs(meanAt(values, count, Number(distance)) - mean)).toBeLessThan(ROUNDING);
  }
});

test('the means are those that were published with the reference: 0.998, 0.991, 0.730, −0.446', () => {
  const { values, rows: count } = rows.similarity;
  const inner = (distance: number) => meanAt(values, count, distance);
  expect([1, 8, 64, 256].map((distance) => inner(distance).toFixed(2))).toEqual([
    '1.00',
    '0.99',
    '0.73',
    '-0.45',
  ]);
});

test('what a reader sees before the file has come is a sample of it', () => {
  const { similarity, profileOf, averages } = GPT2_ROWS;
  const { values, rows: count } = rows.similarity;
  for (const [i, value] of similarity.values.entries()) {
    const [row, column] = [Math.floor(i / similarity.columns), i % similarity.columns].map((cell) =>
      Math.floor((cell * count) / similarity.rows),
    ) as [number, number];
    expect(value).toBe(values[row * count + column]);
  }
  expect(profileOf(128)).toEqual(rows.profileOf(128));
  expect(profileOf(129)).toBeUndefined();
  for (const { distance, mean } of averages) {
    expect(mean).toBeCloseTo(numpy.means[`${distance}` as keyof typeof numpy.means], 3);
  }
  expect(largestGap(GPT2_LAST_LENGTHS, numpy.lengths.slice(-2))).toBeLessThan(1e-4);
});

test('its path is along NumPy’s principal components, to the last row', () => {
  const { points, first, every } = GPT2_ROWS.curve;
  expect(first + (points.length / 3 - 1) * every).toBe(GPT2_ROWS.rows - 1);
  for (const [i, wanted] of numpy.scores.entries()) {
    const at = 3 * 31 * i;
    expect(largestGap(Array.from(points.subarray(at, at + 3)), wanted)).toBeLessThan(1e-3);
  }
  expect(largestGap(Array.from(GPT2_ROWS.explained), numpy.explained)).toBeLessThan(1e-4);
});
