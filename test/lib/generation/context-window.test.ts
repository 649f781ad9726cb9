import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstRead, isAtEnd, textAt, windowOf, windowText } from '@/lib/generation/context-window';

const numbers = fc.record({
  length: fc.integer({ min: 1, max: 400 }),
  promptLength: fc.integer({ min: 1, max: 400 }),
  context: fc.integer({ min: 2, max: 64 }),
});

test('a text that fits is read whole, its prompt in chunks', () => {
  expect(windowOf(8, 8, 8)).toEqual({ start: 0, promptLength: 8 });
  expect(windowOf(8, 3, 8)).toEqual({ start: 0, promptLength: 3 });
});

test('one token more drops the oldest half, and what is left is read again', () => {
  expect(windowOf(9, 3, 8)).toEqual({ start: 4, promptLength: 5 });
  expect(windowOf(12, 3, 8)).toEqual({ start: 4, promptLength: 5 });
  expect(windowOf(13, 3, 8)).toEqual({ start: 8, promptLength: 5 });
  expect(isAtEnd(8, 3, 8)).toBe(true);
  expect(isAtEnd(9, 3, 8)).toBe(false);
  expect(isAtEnd(12, 3, 8)).toBe(true);
});

test('what is read always fits, is never empty, and never begins earlier in a longer text', () => {
  fc.assert(
    fc.property(numbers, ({ length, promptLength, context }) => {
      const { start, promptLength: chunked } = windowOf(length, promptLength, context);
      expect(length - start).toBeGreaterThan(0);
      expect(length - start).toBeLessThanOrEqual(context);
      expect(chunked).toBeGreaterThan(0);
      expect(chunked).toBeLessThanOrEqual(length - start);
      expect(windowOf(length + 1, promptLength, context).start).toBeGreaterThanOrEqual(start);
      // Nobody loses more than half of the context at once.
      expect(length > context ? length - start : context).toBeGreaterThanOrEqual(context / 2);
    }),
  );
});

test('a text one token longer in the same window is read in the same passes and one more', () => {
  fc.assert(
    fc.property(numbers, ({ length, promptLength, context }) => {
      const [before, after] = [
        windowOf(length, promptLength, context),
        windowOf(length + 1, promptLength, context),
      ];
      if (after.start !== before.start || length < promptLength) return;
      expect(after.promptLength).toBe(before.promptLength);
    }),
  );
});

test('every position is found in the text in which it was read first', () => {
  fc.assert(
    fc.property(numbers, ({ length, promptLength, context }) => {
      const ids = Array.from({ length: Math.max(length, promptLength) }, (_, i) => i);
      const whole = { ids, promptLength };
      const first = firstRead(promptLength, context);
      for (let position = 0; position < ids.length; position++) {
        if (position < first) {
          expect(() => textAt(whole, position, context)).toThrow(RangeError);
          continue;
        }
        const { text, start } = textAt(whole, position, context);
        expect(text.ids[position - start]).toBe(position);
        if (position >= promptLength) {
          expect({ text, start }).toEqual(
            windowText({ ids: ids.slice(0, position + 1), promptLength }, context),
          );
        }
      }
    }),
  );
});
