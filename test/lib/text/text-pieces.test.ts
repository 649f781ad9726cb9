import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textPieces } from '@/lib/text/text-pieces';
import { textOf } from '@/lib/text/token-text';

const token = (bytes: Uint8Array, special = false) => ({ id: 0, bytes, special });
const cut = (text: string, at: number) => {
  const bytes = new TextEncoder().encode(text);
  return [token(bytes.slice(0, at)), token(bytes.slice(at))];
};

test('a character comes with the token that ends it', () => {
  expect(textPieces(cut('a😀b', 3))).toEqual(['a', '😀b']);
});

test('a token for no text has none', () => {
  expect(textPieces([token(new Uint8Array([60]), true), ...cut('ab', 1)])).toEqual(['', 'a', 'b']);
});

test('all pieces together are the text, whatever the bytes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.uint8Array({ maxLength: 4 }), fc.boolean()), { maxLength: 12 }),
      (all) => {
        const tokens = all.map(([bytes, special]) => token(bytes, special));
        expect(textPieces(tokens).join('')).toBe(textOf(tokens));
      },
    ),
  );
});
