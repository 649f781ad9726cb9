import { expect, test } from 'vitest';
import { findTokens } from '@/lib/text/find-tokens';
import { textOf } from '@/lib/text/token-text';
import { sparseVocabulary } from '@/lib/trace/vocabulary';

const words = ['cat', ' cats', ' Cat', ' cat', ' catch', ' dog', '·', ' '];
const tokens = [
  ...words.map((word, id) => ({ id, bytes: new TextEncoder().encode(word), special: false })),
  { id: words.length, bytes: new TextEncoder().encode('<|endoftext|>'), special: true },
];
const find = (typed: string, most = 9) =>
  findTokens(sparseVocabulary(tokens), typed, most).map((token) => textOf([token]));

test('the word with its space comes first, then without, then other capitals, then longer ones', () => {
  expect(find('cat')).toEqual([' cat', 'cat', ' Cat', ' cats', ' catch']);
});

test('a dot may be typed for the space', () => {
  expect(find('·cat')[0]).toBe(' cat');
});

test('no more are found than asked for, and nothing for nothing', () => {
  expect(find('cat', 2)).toEqual([' cat', 'cat']);
  expect(find('')).toEqual([]);
  expect(find('xyz')).toEqual([]);
});

test('special tokens are not found', () => {
  expect(find('<|endoftext|>')).toEqual([]);
});
