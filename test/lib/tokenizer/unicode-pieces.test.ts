import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import { expect, test } from 'vitest';
import { readVocabulary } from '@/lib/engine/graph/tokenizer-file';
import { BytePairs } from '@/lib/tokenizer/byte-pairs';
import { loadGpt2Vocabulary } from '@/lib/tokenizer/gpt2';
import { piecesOf } from '@/lib/tokenizer/pieces';
import { withUnicodePieces } from '@/lib/tokenizer/unicode-pieces';
import { unpackVocabulary } from '@/lib/trace/vocabulary';
import cases from '@/test/fixtures/tokenizer/white-space.json';

const folder = new URL('../../../public/models/storybook/', import.meta.url);
const json = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const file = json('tokenizer.json');
const config = json('tokenizer_config.json');

/** Our own byte pairs know no special tokens. */
const plain = cases.filter(({ text }) => !text.includes('<|endoftext|>'));
const ids = (pairs: BytePairs, text: string) => piecesOf(text).flatMap((p) => pairs.join(p).ids);

test('texts with unusual white space get the ids of the Python library, GPT-2’s vocabulary', async () => {
  const pairs = BytePairs.of(await loadGpt2Vocabulary());
  for (const { text, gpt2 } of plain) expect(ids(pairs, text), JSON.stringify(text)).toEqual(gpt2);
});

test('texts with unusual white space get the ids of the Python library, storybook’s vocabulary', () => {
  const pairs = BytePairs.of(unpackVocabulary(readVocabulary(file)));
  for (const { text, storybook } of plain) {
    expect(ids(pairs, text), JSON.stringify(text)).toEqual(storybook);
  }
});

test('so do they in the library, once the rule is written out in its file', () => {
  const tokenizer = new Tokenizer(withUnicodePieces(file) as object, config);
  for (const { text, storybook } of cases) {
    expect([...tokenizer.encode(text).ids], JSON.stringify(text)).toEqual(storybook);
  }
});

test('the library alone differs only where there is U+0085 or U+FEFF', () => {
  const tokenizer = new Tokenizer(file, config);
  const wrong = cases.filter(
    ({ text, storybook }) => `${[...tokenizer.encode(text).ids]}` !== `${storybook}`,
  );
  // None left: the library is mended, and withUnicodePieces can go.
  expect(wrong.length).toBeGreaterThan(0);
  for (const { text } of wrong) expect(text).toMatch(/[\u0085\ufeff]/);
});

test.each([
  ['another pre-tokenizer', { pre_tokenizer: { type: 'Whitespace' } }],
  ['no pre-tokenizer', { pre_tokenizer: null }],
  [
    'a byte-level one that does not cut',
    { pre_tokenizer: { type: 'ByteLevel', use_regex: false } },
  ],
  ['something else', 'not a tokenizer'],
])('a file with %s is left as it is', (_, other) => {
  expect(withUnicodePieces(other)).toBe(other);
});
