import { expect, test } from 'vitest';
import { gelu } from '@/lib/maths/gelu';
import { references } from '../../fixtures/inside-a-block/references';

test('the activations of a whole layer are PyTorch’s', () => {
  const [[layer, expected] = ['', undefined]] = Object.entries(references.activation);
  const before = references.preActivation[layer]?.data ?? new Float32Array();
  expect(before.length).toBe(expected?.data.length);
  for (const [i, x] of before.entries()) {
    expect(Math.abs(gelu(x) - (expected?.data[i] ?? Number.NaN))).toBeLessThan(1e-5);
  }
});

test('large numbers pass, very negative ones do not, and 0 stays', () => {
  expect(gelu(20)).toBe(20);
  expect(gelu(-20)).toBeCloseTo(0, 12);
  expect(gelu(0)).toBe(0);
  expect(gelu(-0.7)).toBeLessThan(-0.1);
});
