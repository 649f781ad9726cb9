import { expect, test } from 'vitest';
import { layerNorm } from '@/lib/maths/layer-norm';
import { references } from '../../fixtures/inside-a-block/references';

const { before, gain, bias, after } = references.norm;

test('layer norm of a real vector is PyTorch’s', () => {
  const { result } = layerNorm(before.data, gain.data, bias.data);
  expect(result).toHaveLength(after.data.length);
  for (const [i, value] of result.entries()) expect(value).toBeCloseTo(after.data[i] as number, 4);
});

test('what is centred and scaled has mean 0 and variance 1, whatever its size before', () => {
  for (const factor of [1, 40]) {
    const x = before.data.map((value) => value * factor + 3);
    const { scaled } = layerNorm(x, gain.data, bias.data);
    const mean = scaled.reduce((sum, value) => sum + value, 0) / scaled.length;
    const variance = scaled.reduce((sum, value) => sum + value ** 2, 0) / scaled.length;
    expect(mean).toBeCloseTo(0, 9);
    expect(variance).toBeCloseTo(1, 3);
  }
});

test('gain and bias of 1 and 0 change nothing more', () => {
  const ones = new Float32Array(4).fill(1);
  const { scaled, result } = layerNorm([1, 5, -2, 0], ones, new Float32Array(4));
  expect([...result]).toEqual([...scaled]);
});

test('vectors of different lengths, and none at all, are refused', () => {
  expect(() => layerNorm([1, 2], [1], [0, 0])).toThrow(RangeError);
  expect(() => layerNorm([], [], [])).toThrow(RangeError);
});
