import { expect, test } from 'vitest';
import {
  checkWords,
  deviceWords,
  megabytes,
  precisionWords,
  sizeOf,
  timeLeft,
} from '@/components/models/format';
import { STORYBOOK } from '@/lib/engine/catalog';
import precision from '@/training/measured/precision.json';

test('sizes are told in MB of a million bytes, rounded ones as such', () => {
  expect(megabytes(127_892_558)).toBe('127.9 MB');
  const weights = { name: 'model.onnx', bytes: 127_892_558 };
  expect(sizeOf({ ...STORYBOOK, weights })).toBe('127.9 MB');
  expect(sizeOf({ ...STORYBOOK, weights: { ...weights, approximate: true } })).toBe('about 128 MB');
});

test.each([
  [3, 'a few seconds left'],
  [34, 'about 40 seconds left'],
  [56, 'about 1 minute left'],
  [61, 'about 2 minutes left'],
  [5000, 'about 2 hours left'],
])('%i seconds are told as “%s”', (seconds, words) => {
  expect(timeLeft(seconds)).toBe(words);
});

test('what a model computes on is told, threads counted', () => {
  expect(deviceWords({ device: 'wasm', threads: 1 })).toMatch(/with 1 thread\.$/);
  expect(deviceWords({ device: 'wasm', threads: 4 })).toMatch(/with 4 threads\.$/);
  expect(deviceWords({ device: 'webgpu', threads: 4 })).toMatch(/WebGPU/);
});

test('the self-check is told with its figures, and says when they are large', () => {
  const comparison = {
    prompts: 3,
    firstChoices: 2,
    logProbability: 0.4567,
    attention: 0.0123,
    sane: true,
  };
  const words = checkWords({ check: { comparison, agrees: false } });
  expect(words).toMatch(/2 of 3 first choices.*at most 0\.46.*at most 0\.012\..*differences/);
  expect(checkWords({ check: { agrees: true } })).toBeUndefined();
});

test('storybook’s rounding is said with the figures that were measured', () => {
  const { median, of_95_percent: most } = precision.largest_change_in_points;
  const words = precisionWords(STORYBOOK);
  expect(words).toContain(`${median.toPrecision(2)} percentage points`);
  expect(words).toContain(`${most.toPrecision(2)} percentage points`);
  expect(words).toContain('8 bits');
  expect(precisionWords({ dtype: 'q8' })).toBeUndefined();
});
