import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byValue } from '@/lib/sampling/order';

test('the largest comes first, equal values in the order of their indices', () => {
  expect([...byValue([2, -1, 5, 2])]).toEqual([2, 0, 3, 1]);
  const values = Float32Array.of(0, -0, 1.5, Number.NEGATIVE_INFINITY, -2, 1.5, 1e-45, -1e-45);
  expect([...byValue(values)]).toEqual([2, 5, 6, 0, 1, 7, 4, 3]);
});

test('floats of 32 bits are in the order in which comparisons put them', () => {
  const some = fc.float32Array({ noNaN: true, maxLength: 200 });
  fc.assert(
    fc.property(some, (values) => {
      expect(byValue(values)).toEqual(byValue(Float64Array.from(values)));
    }),
  );
});
