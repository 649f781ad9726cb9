import { expect, test } from 'vitest';
import { symmetricEigen } from '@/lib/maths/symmetric-eigen';

test('a matrix of 2 × 2 has the eigenvalues of its characteristic equation', () => {
  const { values, vectors } = symmetricEigen([Float64Array.of(2, 1), Float64Array.of(1, 2)]);
  expect(values[0]).toBeCloseTo(3, 12);
  expect(values[1]).toBeCloseTo(1, 12);
  expect((vectors[0]?.[0] ?? 0) / (vectors[0]?.[1] ?? 1)).toBeCloseTo(1, 12);
  expect((vectors[1]?.[0] ?? 0) / (vectors[1]?.[1] ?? 1)).toBeCloseTo(-1, 12);
});

test('values and vectors put together are the matrix again, largest value first', () => {
  const rows = Array.from({ length: 7 }, (_, i) =>
    Float64Array.from({ length: 7 }, (__, j) => Math.cos((i + 1) * (j + 1)) + (i === j ? i : 0)),
  );
  const { values, vectors } = symmetricEigen(rows);
  for (const [i, row] of rows.entries()) {
    for (const [j, entry] of row.entries()) {
      const sum = vectors.reduce(
        (all, vector, k) => all + (values[k] ?? 0) * (vector[i] ?? 0) * (vector[j] ?? 0),
        0,
      );
      expect(sum).toBeCloseTo(entry, 10);
    }
  }
  expect([...values]).toEqual([...values].sort((a, b) => b - a));
});
