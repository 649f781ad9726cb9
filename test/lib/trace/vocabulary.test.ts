import { expect, test } from 'vitest';
import { haveSameTokens, sparseVocabulary } from '@/lib/trace/vocabulary';

const encoder = new TextEncoder();
const words = (texts: readonly string[]) =>
  sparseVocabulary(texts.map((text, id) => ({ id, bytes: encoder.encode(text), special: false })));

test('vocabularies of the same tokens are the same, whoever made them', () => {
  const texts = ['a', 'b', ' of'];
  expect(haveSameTokens(words(texts), words([...texts]), 3)).toBe(true);
});

test('as many tokens of another language are others', () => {
  expect(haveSameTokens(words(['a', 'b', ' of']), words(['a', 'b', ' від']), 3)).toBe(false);
});
