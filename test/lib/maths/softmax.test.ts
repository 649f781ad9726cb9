import { describe, expect, test } from 'vitest';
import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import fixture from '../../fixtures/maths/softmax.json';

describe('softmax', () => {
  test.each(fixture.cases)('agrees with NumPy at temperature $temperature', (reference) => {
    const probabilities = softmax(reference.logits, reference.temperature);
    for (const [i, expected] of reference.probabilities.entries()) {
      expect(Math.abs((probabilities[i] ?? Number.NaN) - expected)).toBeLessThan(1e-12);
    }
  });

  test('gives everything to the first of the largest at temperature 0', () => {
    expect([...softmax([1, 5, 5, 2], 0)]).toEqual([0, 1, 0, 0]);
  });

  test('stays finite for logits as far apart as numbers go', () => {
    const probabilities = softmax([1e30, -1e30, 1e30]);
    expect([...probabilities]).toEqual([0.5, 0, 0.5]);
  });

  test('leaves a forbidden logit of minus infinity at 0', () => {
    expect([...softmax([0, Number.NEGATIVE_INFINITY])]).toEqual([1, 0]);
  });

  test('refuses a temperature below 0, an endless one, and no logits', () => {
    expect(() => softmax([1], -0.1)).toThrow(RangeError);
    expect(() => softmax([1], Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => softmax([])).toThrow(RangeError);
  });
});

describe('topK', () => {
  test.each(fixture.cases)(
    'finds the five largest in NumPy’s order ($temperature)',
    (reference) => {
      expect(topK(reference.logits, 5)).toEqual(reference.top5);
    },
  );

  test('keeps equal values in index order, and gives all when k is larger', () => {
    expect(topK([2, 2, 1, 2], 3)).toEqual([0, 1, 3]);
    expect(topK([1, 3], 9)).toEqual([1, 0]);
  });
});
