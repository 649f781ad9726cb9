import { expect, test } from 'vitest';
import { packFloats, unpackFloats } from '@/lib/trace/packing';

const values = Float32Array.of(0, 1, -2.5, 1 / 3, 1e-6, 123.456);

test('32 bits a number keep it exactly', () => {
  expect(unpackFloats(packFloats(values), 6)).toEqual(values);
});

test('16 bits a number keep three digits of it', () => {
  for (const [i, kept] of unpackFloats(packFloats(values, 16), 6).entries()) {
    const value = values[i] as number;
    expect(Math.abs(kept - value)).toBeLessThan(Math.max(1e-6, Math.abs(value) * 5e-4));
  }
});

test('an array that is too short or too long is not taken', () => {
  expect(() => unpackFloats(packFloats(values), 5)).toThrow(RangeError);
});
