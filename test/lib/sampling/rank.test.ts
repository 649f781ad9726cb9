import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOfRank, rankOf } from '@/lib/sampling/rank';

test('every token has one rank, and the rank gives it back, ties included', () => {
  const logits = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(logits, (values) => {
      const ranks = values.map((_, id) => rankOf(values, id));
      expect([...ranks].sort((a, b) => a - b)).toEqual(values.map((_, i) => i));
      expect(ranks.map((rank) => idOfRank(values, rank))).toEqual(values.map((_, id) => id));
    }),
  );
  expect(() => idOfRank([1, 2], 2)).toThrow(RangeError);
});
