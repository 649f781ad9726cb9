import { expect, test } from 'vitest';
import { leaps, productAt } from '@/components/widgets/unembedding/marks';

test('the leaps are the place that moves all tokens alike, and the one that sets them apart', () => {
  const token = (id: number, products: readonly number[]) => ({
    ...{ id, label: String(id), logit: 0, probability: 0 },
    sums: Float64Array.from(products, (_, i) => products.slice(0, i + 1).reduce((a, b) => a + b)),
  });
  const tokens = [token(1, [1, -3, 2, 5]), token(2, [0.5, -2, -2, -0.5])];
  expect(leaps(tokens)).toEqual([
    { place: 1, kind: 'alike' },
    { place: 3, kind: 'apart' },
  ]);
  expect(productAt(tokens[1] as (typeof tokens)[0], 2)).toBe(-2);
  expect(leaps([{ id: 1, logit: 2, probability: 0.5 }])).toEqual([]);
});
