import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHUNK, planPasses } from '@/lib/engine/graph/passes';

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

test('a longer continuation begins with all passes of the shorter one', () => {
  const longer = planPasses({ ids: ids(15), promptLength: 9 });
  expect(longer.slice(0, 4)).toEqual(planPasses({ ids: ids(12), promptLength: 9 }));
});

test('another prompt shares whole chunks only: its last one is read anew', () => {
  const [first, last] = planPasses({ ids: ids(40), promptLength: 40 });
  const [sameFirst, otherLast] = planPasses({ ids: ids(41), promptLength: 41 });
  expect(sameFirst).toEqual(first);
  expect(otherLast).not.toEqual(last);
  expect(planPasses({ ids: ids(20), promptLength: 20 })[0]).not.toEqual(first);
});
