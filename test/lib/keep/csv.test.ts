import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv, writeCsv } from '@/lib/keep/csv';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(',', '"', '\r', '\n', 'a', ' ') }),
);

test('cells come back as they were, whatever is in them', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1 }), { maxLength: 6 }), (rows) => {
      expect(readCsv(writeCsv(rows))).toEqual(rows);
    }),
  );
});

test('lines may end with LF alone, and the last without an end', () => {
  expect(readCsv('a,b\n"c",d')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('a quote left open, or in the middle of a cell, is damage', () => {
  for (const text of ['"a', 'a"b', '"a"b', 'a\rb']) expect(readCsv(text)).toBeUndefined();
});
