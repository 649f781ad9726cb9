import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHUNK, planPasses, sharedTokens } from '@/lib/engine/graph/passes';

const ids = (length: number, from = 0) => Array.from({ length }, (_, i) => from + i);

test('a prompt is read in chunks, what follows one token at a time', () => {
  const passes = planPasses({ ids: ids(70), promptLength: 67 });
  expect(passes.map((pass) => pass.length)).toEqual([CHUNK, CHUNK, 3, 1, 1, 1]);
});

test('the passes of any text are its tokens, in order, and none is empty', () => {
  const anyText = fc.record({
    ids: fc.array(fc.nat(), { minLength: 1, maxLength: 120 }),
    promptLength: fc.integer({ min: 1, max: 120 }),
  });
  fc.assert(
    fc.property(anyText, (text) => {
      const passes = planPasses(text);
      expect(passes.flat()).toEqual(text.ids);
      expect(passes.every((pass) => pass.length > 0 && pass.length <= CHUNK)).toBe(true);
    }),
  );
});

test('a longer continuation shares all passes of the shorter one', () => {
  const text = { ids: ids(12), promptLength: 9 };
  expect(sharedTokens(text, { ids: ids(15), promptLength: 9 })).toBe(12);
});

test('another prompt shares whole chunks only: its last one is read anew', () => {
  const text = { ids: ids(40), promptLength: 40 };
  expect(sharedTokens(text, { ids: ids(41), promptLength: 41 })).toBe(CHUNK);
  expect(sharedTokens(text, { ids: ids(20), promptLength: 20 })).toBe(0);
});
