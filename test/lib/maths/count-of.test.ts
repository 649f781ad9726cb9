import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOf } from '@/lib/maths/count-of';

const bytes = (text: string) => new TextEncoder().encode(text);

test('counts a run of bytes, overlaps included', () => {
  expect(countOf(bytes('banana'), bytes('ana'))).toBe(2);
  expect(countOf(bytes('banana'), bytes('nab'))).toBe(0);
  expect(countOf(bytes('banana'), bytes(''))).toBe(0);
  expect(countOf(bytes('ban'), bytes('banana'))).toBe(0);
});

test('counts as often as the text has it, wherever that is', () => {
  const letters = fc.array(fc.constantFrom('a', 'b'), { maxLength: 40 });
  fc.assert(
    fc.property(
      letters,
      fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 4 }),
      (text, run) => {
        const [whole, part] = [text.join(''), run.join('')];
        const starts = [...whole].filter((_, i) => whole.startsWith(part, i));
        expect(countOf(bytes(whole), bytes(part))).toBe(starts.length);
      },
    ),
  );
});
