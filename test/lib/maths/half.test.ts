import fc from 'fast-check';
import { expect, test } from 'vitest';
import { halfToNumber, numberToHalf } from '@/lib/maths/half';

test('every half that is a number comes back as the same bits', () => {
  for (let bits = 0; bits < 0x10000; bits++) {
    const value = halfToNumber(bits);
    if (!Number.isNaN(value)) expect(numberToHalf(value)).toBe(bits);
  }
});

test('a number becomes the half that is nearest to it', () => {
  fc.assert(
    fc.property(fc.float({ min: -60_000, max: 60_000, noNaN: true }), (value) => {
      const bits = numberToHalf(value);
      const off = (neighbour: number) => Math.abs(halfToNumber(neighbour) - value);
      // Beside the smallest size there is only the larger neighbour.
      if ((bits & 0x7fff) > 0) expect(off(bits)).toBeLessThanOrEqual(off(bits - 1));
      expect(off(bits)).toBeLessThanOrEqual(off(bits + 1));
    }),
  );
});

test('what is too large becomes infinity, and what is no number stays none', () => {
  expect(halfToNumber(numberToHalf(65_519))).toBe(65_504);
  expect(halfToNumber(numberToHalf(65_520))).toBe(Number.POSITIVE_INFINITY);
  expect(halfToNumber(numberToHalf(-1e9))).toBe(Number.NEGATIVE_INFINITY);
  expect(halfToNumber(numberToHalf(Number.NaN))).toBeNaN();
});
