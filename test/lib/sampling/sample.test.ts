import fc from 'fast-check';
import { expect, test } from 'vitest';
import { softmax } from '@/lib/maths/softmax';
import { sample } from '@/lib/sampling/sample';
import { uniformAt } from '@/lib/sampling/uniform';

test('a number in an index’s stretch of the distribution gives that index', () => {
  const probabilities = [0.25, 0, 0.5, 0.25];
  expect([0, 0.2499, 0.25, 0.7499, 0.75, 0.9999].map((u) => sample(probabilities, u))).toEqual([
    0, 0, 2, 2, 3, 3,
  ]);
});

test('an index without probability is never taken, wherever the number falls', () => {
  const logits = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 1 });
  const below1 = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(logits, below1, (values, uniform) => {
      const probabilities = softmax(values, 0.05);
      expect(probabilities[sample(probabilities, uniform)]).toBeGreaterThan(0);
    }),
  );
});

test('a distribution without any probability is an error', () => {
  expect(() => sample([0, 0], 0.5)).toThrow(RangeError);
});

test('the same seed and step give the same number, others give others', () => {
  expect(uniformAt(7, 3)).toBe(uniformAt(7, 3));
  const numbers = [uniformAt(7, 3), uniformAt(7, 4), uniformAt(8, 3), uniformAt(0, 0)];
  expect(new Set(numbers).size).toBe(4);
  for (const number of numbers) expect(number >= 0 && number < 1).toBe(true);
});

/** How far the counts of 4,000 draws are from a distribution; `at` gives the number of a draw. */
function chiSquare(probabilities: readonly number[], at: (draw: number) => number): number {
  const draws = 4000;
  const seen = probabilities.map(() => 0);
  for (let draw = 0; draw < draws; draw++) {
    const index = sample(probabilities, at(draw));
    seen[index] = (seen[index] ?? 0) + 1;
  }
  return seen.reduce((sum, count, i) => {
    const expected = draws * (probabilities[i] ?? 0);
    return sum + (count - expected) ** 2 / expected;
  }, 0);
}

const SHARES = [0.5, 0.3, 0.15, 0.05];
/** 99.9% point of the chi-square distribution with 3 degrees of freedom. */
const LIMIT = 16.27;

test('sampled frequencies agree with the probabilities, over many seeds', () => {
  expect(chiSquare(SHARES, (draw) => uniformAt(draw, 5))).toBeLessThan(LIMIT);
});

test.each([0, 1, 42, 999_999])('and over the steps of one run of seed %i', (seed) => {
  expect(chiSquare(SHARES, (draw) => uniformAt(seed, draw))).toBeLessThan(LIMIT);
});

test('a generator that is slightly off would be found', () => {
  expect(chiSquare(SHARES, (draw) => uniformAt(1, draw) ** 1.25)).toBeGreaterThan(LIMIT);
});

test('a seed or a step that is no whole number is refused', () => {
  expect(() => uniformAt(-1, 0)).toThrow(RangeError);
  expect(() => uniformAt(0, 0.5)).toThrow(RangeError);
});
