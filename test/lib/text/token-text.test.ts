import { expect, test } from 'vitest';
import { isPartial, textOf, tokenLabel } from '@/lib/text/token-text';
import { token } from '../../fixtures/traces';

test.each([
  [' rabbit', '·rabbit'],
  ['\n\n', '↵↵'],
  ['\t', '⇥'],
  ['a\u200bb', 'aU+200Bb'],
  ['\u202e', 'U+202E'],
  ['\u0301', '◌\u0301'],
  ['é', 'é'],
  ['😀', '😀'],
  ['<script>', '<script>'],
])('%j is shown as %s', (text, label) => {
  expect(tokenLabel(token(1, text))).toBe(label);
});

test('bytes that are only a part of a character are shown in hex', () => {
  const half = token(1, Uint8Array.of(0xf0, 0x9f));
  expect(tokenLabel(half)).toBe('F0 9F');
  expect(isPartial(half)).toBe(true);
  expect(isPartial(token(1, 'é'))).toBe(false);
});

test('a character that is spread over tokens is whole again in the text', () => {
  const bytes = new TextEncoder().encode('😀');
  expect(textOf([token(1, bytes.slice(0, 2)), token(2, bytes.slice(2))])).toBe('😀');
});

test('special tokens are no part of the text', () => {
  expect(textOf([token(1, '<|endoftext|>', true), token(2, 'Once')])).toBe('Once');
});
