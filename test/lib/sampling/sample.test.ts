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

test('sampled frequencies agree with the probabilities', () => {
  const probabilities = [0.5, 0.3, 0.15, 0.05];
  const draws = 4000;
  const seen = new Array<number>(4).fill(0);
  for (let i = 0; i < draws; i++) {
    const index = sample(probabilities, uniformAt(i, 5));
    seen[index] = (seen[index] ?? 0) + 1;
  }
  const chiSquare = seen.reduce((sum, count, i) => {
    const expected = draws * (probabilities[i] ?? 0);
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  // 99.9 % point of the chi-square distribution with 3 degrees of freedom.
  expect(chiSquare).toBeLessThan(16.27);
});

test('a seed or a step that is no whole number is refused', () => {
  expect(() => uniformAt(-1, 0)).toThrow(RangeError);
  expect(() => uniformAt(0, 0.5)).toThrow(RangeError);
});
