import { expect, test } from 'vitest';
import { sinusoidalPositions } from '@/lib/maths/sinusoidal-positions';
import { cosines, emptyUnitTable, setRow } from '@/lib/maths/unit-table';
import { apart, positionReferences, sample } from './position-support';

const wanted = positionReferences.gpt2Shaped.sinusoidal;
const { rows, width } = wanted;
const table = sinusoidalPositions(rows, width);
const rowAt = (p: number) => table.subarray(p * width, (p + 1) * width);
const units = emptyUnitTable(rows, width);
for (let p = 0; p < rows; p++) setRow(units, p, rowAt(p));

test('the sinusoidal table of 1,024 × 768 is NumPy’s', () => {
  const found = sample(table, width, wanted.every, { until: 6 });
  expect(apart(found, wanted.firstColumns)).toBeLessThan(1e-6);
});

test('the cosine of every row with every other is NumPy’s', () => {
  const found = wanted.similarity.map((_, i) => {
    const row = cosines(units, rowAt(i * wanted.every));
    return Array.from(row).filter((__, other) => other % wanted.every === 0);
  });
  expect(apart(found, wanted.similarity)).toBeLessThan(1e-5);
});

test('how alike two sinusoidal rows are depends on their distance only', () => {
  const [early, late] = [cosines(units, rowAt(10)), cosines(units, rowAt(910))];
  for (const distance of [1, 7, 50, 100]) {
    expect(Math.abs((early[10 + distance] ?? 0) - (late[910 + distance] ?? 0))).toBeLessThan(1e-4);
  }
});
