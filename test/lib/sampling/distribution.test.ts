import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { samplingDistribution } from '@/lib/sampling/distribution';
import { byValue } from '@/lib/sampling/order';
import { sample } from '@/lib/sampling/sample';
import type { SamplingSettings } from '@/lib/sampling/settings';
import { keepTopK, keptByTopK } from '@/lib/sampling/top-k';
import { keepTopP, keptByTopP } from '@/lib/sampling/top-p';
import { uniformAt } from '@/lib/sampling/uniform';

interface Fixture {
  readonly step: number;
  readonly cases: readonly (readonly [number, number, number, number])[];
  readonly logits: string;
  readonly probabilities: string;
}
const fixture: Fixture = JSON.parse(
  readFileSync(new URL('../../fixtures/sampling/sampling.json', import.meta.url), 'utf8'),
);
const bytes = (base64: string) => Uint8Array.from(Buffer.from(base64, 'base64'));
const logits = new Int8Array(bytes(fixture.logits).buffer);
const wanted = new Float32Array(bytes(fixture.probabilities).buffer);

test('1,000 random distributions come out as NumPy has them, with ties and at the edges', () => {
  let start = 0;
  for (const [number, [size, temperature, k, p]] of fixture.cases.entries()) {
    const row = Array.from(logits.subarray(start, start + size), (x) => x * fixture.step);
    const made = samplingDistribution(row, { temperature, topK: k, topP: p });
    for (let i = 0; i < size; i++) {
      const [is, was] = [made[i] ?? Number.NaN, wanted[start + i] ?? Number.NaN];
      // Kept or cut must agree exactly, both in the float32 of the file.
      expect(Math.fround(is) === 0, `case ${number}, index ${i}`).toBe(was === 0);
      expect(Math.abs(is - was), `case ${number}, index ${i}`).toBeLessThan(1e-6);
    }
    start += size;
  }
  expect(fixture.cases).toHaveLength(1000);
  expect(start).toBe(wanted.length);
});

test('many of these distributions have ties, and many are cut', () => {
  let [start, tied, cut] = [0, 0, 0];
  for (const [size] of fixture.cases) {
    const row = logits.subarray(start, start + size);
    if (new Set(row).size < size) tied++;
    if (wanted.subarray(start, start + size).includes(0)) cut++;
    start += size;
  }
  expect(tied).toBeGreaterThan(200);
  expect(cut).toBeGreaterThan(400);
});

describe('at the edges', () => {
  test('of equals, those with the smaller index are kept', () => {
    expect(Array.from(keepTopK([0.25, 0.25, 0.25, 0.25], 2))).toEqual([0.5, 0.5, 0, 0]);
    expect(Array.from(keepTopP([0.25, 0.25, 0.25, 0.25], 0.5))).toEqual([0.5, 0.5, 0, 0]);
  });
  test('top-p of 0 keeps one, of 1 all, and what reaches p exactly is enough', () => {
    const shares = [0.5, 0.25, 0.125, 0.125];
    expect([0, 0.5, 0.5000001, 0.75, 1].map((p) => keptByTopP(shares, p))).toEqual([1, 1, 2, 2, 4]);
  });
  test('top-k of 0 keeps all, and more than there are is all', () => {
    expect([0, 1, 4, 9].map((k) => keptByTopK(4, k))).toEqual([4, 1, 4, 4]);
  });
  test('as the temperature falls to 0, the likeliest has it all, smoothly and at once', () => {
    const row = [1, 3, 2.9, -4];
    const shares = [1, 0.1, 0.01, 0.001, 1e-9, 0].map(
      (temperature) => samplingDistribution(row, { temperature })[1] ?? 0,
    );
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.slice(-2)).toEqual([1, 1]);
  });
  test('numbers that mean nothing are refused', () => {
    expect(() => keepTopK([1], -1)).toThrow(RangeError);
    expect(() => keepTopK([1], 0.5)).toThrow(RangeError);
    expect(() => keepTopP([1], 1.1)).toThrow(RangeError);
    expect(() => keepTopP([1], Number.NaN)).toThrow(RangeError);
  });
});

test('whatever the settings: the sum is 1, and a beginning of the order is kept', () => {
  const rows = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1 });
  const settings = fc.record({
    temperature: fc.double({ min: 0, max: 3, noNaN: true }),
    topK: fc.nat(40),
    topP: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(rows, settings, (row, sampling: SamplingSettings) => {
      const made = samplingDistribution(row, sampling);
      expect(made.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
      const ranked = Array.from(byValue(row), (index) => made[index] ?? 0);
      expect(ranked).toEqual([...ranked].sort((a, b) => b - a));
    }),
  );
});

test.each<[string, SamplingSettings]>([
  ['the model’s own', { temperature: 1 }],
  ['a low temperature', { temperature: 0.4 }],
  ['top-k', { temperature: 1, topK: 3 }],
  ['top-p', { temperature: 1.2, topP: 0.8 }],
])('sampled frequencies agree with the probabilities: %s', (_, sampling) => {
  const probabilities = samplingDistribution([2, 1.5, 1.5, 1, 0.5, 0, -0.5, -1], sampling);
  const draws = 6000;
  const seen = new Float64Array(probabilities.length);
  // The seeds 0 … 99, each for 60 tokens: what a reader draws.
  for (let i = 0; i < draws; i++) {
    const index = sample(probabilities, uniformAt(i % 100, Math.floor(i / 100)));
    seen[index] = (seen[index] ?? 0) + 1;
  }
  let chiSquare = 0;
  for (const [i, share] of probabilities.entries()) {
    if (share === 0) expect(seen[i]).toBe(0);
    else chiSquare += ((seen[i] ?? 0) - draws * share) ** 2 / (draws * share);
  }
  // 99.9 % points of chi-square with (kept − 1) degrees of freedom.
  const limits = [0, 10.83, 13.82, 16.27, 18.47, 20.52, 22.46, 24.32];
  const kept = probabilities.filter((share) => share > 0).length;
  expect(kept).toBeGreaterThan(2);
  expect(chiSquare).toBeLessThan(limits[kept - 1] ?? 0);
});
