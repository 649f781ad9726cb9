import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRepetition } from '@/lib/generation/repetition';

test('a phrase said three times is a loop, and its shortest form is told', () => {
  expect(findRepetition([9, 8, 1, 2, 3, 1, 2, 3, 1, 2, 3])).toEqual({
    start: 2,
    period: 3,
    rounds: 3,
  });
  expect(findRepetition([4, 7, 7, 7, 7])).toEqual({ start: 1, period: 1, rounds: 4 });
});

test('the text may end in the middle of a round', () => {
  expect(findRepetition([5, 1, 2, 1, 2, 1, 2, 1])).toEqual({ start: 1, period: 2, rounds: 3 });
});

test('twice is an echo, and a loop that was left is none', () => {
  expect(findRepetition([1, 2, 3, 1, 2, 3])).toBeUndefined();
  expect(findRepetition([1, 2, 1, 2, 1, 2, 3])).toBeUndefined();
  expect(findRepetition([])).toBeUndefined();
});

test('any phrase repeated is found, whatever stands before it', () => {
  const ids = (most: number) => fc.array(fc.nat(50), { minLength: 1, maxLength: most });
  fc.assert(
    fc.property(ids(10), ids(6), fc.integer({ min: 3, max: 8 }), (before, phrase, rounds) => {
      const text = [...before, ...Array.from({ length: rounds }, () => phrase).flat()];
      const found = findRepetition(text);
      expect(found).toBeDefined();
      if (!found) return;
      expect(found.period * found.rounds).toBeGreaterThan(phrase.length * (rounds - 1));
      for (let i = found.start + found.period; i < text.length; i++) {
        expect(text[i]).toBe(text[i - found.period]);
      }
    }),
  );
});
