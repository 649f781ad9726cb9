import { expect, test } from 'vitest';
import { kindOf, TOKEN_KINDS } from '@/components/chapters/embeddings/kinds';
import { token } from '../../../fixtures/traces';

const nameOf = (text: string) => TOKEN_KINDS[kindOf(token(0, text))]?.name;

test('a token is of one kind, told by its first letter and the space before it', () => {
  expect([' king', ' King', 'King', 'ing', "'s", ' ὁδός'].map(nameOf)).toEqual([
    'words after a space',
    'capitals',
    'capitals',
    'pieces of words',
    'pieces of words',
    'words after a space',
  ]);
});

test('what has no letter is a mark, as are parts of a character', () => {
  expect([' 1869', '…', '\n'].map(nameOf)).toEqual(Array(3).fill('numbers, marks, bytes'));
  const part = { ...token(0, ''), bytes: Uint8Array.of(0xc3) };
  expect(TOKEN_KINDS[kindOf(part)]?.name).toBe('numbers, marks, bytes');
});
