import { readFile } from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { encode } from 'gpt-tokenizer/encoding/r50k_base';
import { beforeAll, expect, test } from 'vitest';
import { readVocabulary } from '@/lib/engine/graph/tokenizer-file';
import { BytePairs, mergeNumber } from '@/lib/tokenizer/byte-pairs';
import { loadGpt2Vocabulary } from '@/lib/tokenizer/gpt2';
import { piecesOf } from '@/lib/tokenizer/pieces';
import { withUnicodePieces } from '@/lib/tokenizer/unicode-pieces';
import { unpackVocabulary } from '@/lib/trace/vocabulary';

const folder = new URL('../../../public/models/storybook/', import.meta.url);
const json = async (name: string) => JSON.parse(await readFile(new URL(name, folder), 'utf8'));

const TEXTS = [
  'Once upon a time there was an old',
  "Mrs. Bobbsey's  house\n\nwas   far away.",
  "I can't, I won't, I'll not! 1234 UNBELIEVABLE unbelievably",
  'naïve café — “quoted” 🙂👩‍👩‍👧 e\u0301 שלום 你好 \u200b\u00a0x\t y',
  '  two  spaces  ',
  'aaaaaaaaaaaaaaaa ===== ------ ......',
];

let storybook: BytePairs;
let tokenizer: Tokenizer;
let file: { model: { merges: [string, string][]; vocab: Record<string, number> } };
let gpt2: BytePairs;
beforeAll(async () => {
  file = await json('tokenizer.json');
  tokenizer = new Tokenizer(withUnicodePieces(file) as object, await json('tokenizer_config.json'));
  storybook = BytePairs.of(unpackVocabulary(readVocabulary(file)));
  gpt2 = BytePairs.of(await loadGpt2Vocabulary());
});

const ids = (pairs: BytePairs, text: string) => piecesOf(text).flatMap((p) => pairs.join(p).ids);

test.each(TEXTS)('the merges end in the tokens that the model reads: %j', (text) => {
  expect(ids(storybook, text)).toEqual([...tokenizer.encode(text).ids]);
  expect(ids(gpt2, text)).toEqual(encode(text));
});

test('they do so for any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc
      .array(fc.constantFrom('the', 'er', 'un', ' ', 'ing', 'A', "'s", '9', '\n'), {
        maxLength: 12,
      })
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (any) => {
      expect(ids(storybook, any)).toEqual([...tokenizer.encode(any).ids]);
      // gpt-tokenizer takes JavaScript's white space for GPT-2's.
      if (!/[\u0085\ufeff]/.test(any)) expect(ids(gpt2, any)).toEqual(encode(any));
    }),
    { numRuns: 300 },
  );
});

test('every merge played is the one of that number in the tokenizer’s own list', () => {
  const written = new Map(Object.entries(file.model.vocab).map(([text, id]) => [id, text]));
  for (const text of TEXTS) {
    for (const piece of piecesOf(text)) {
      for (const { left, right, made } of storybook.join(piece).merges) {
        expect(file.model.merges[mergeNumber(made) - 1]).toEqual([
          written.get(left),
          written.get(right),
        ]);
      }
    }
  }
});

test('played one after another, the merges lead from the bytes to the tokens', () => {
  const { bytes, merges, ids: end } = storybook.join(' grandmother🙂');
  const row = [...bytes];
  for (const { at, left, right, made } of merges) {
    expect(row.slice(at, at + 2)).toEqual([left, right]);
    row.splice(at, 2, made);
  }
  expect(row).toEqual(end);
  expect(bytes).toHaveLength(' grandmother'.length + 4);
});

test('GPT-2 has 50,257 tokens, and no text needs the special one', async () => {
  const tokens = (await loadGpt2Vocabulary()).tokens();
  expect(tokens).toHaveLength(50_257);
  expect(tokens.filter(({ special }) => special).map(({ id }) => id)).toEqual([50_256]);
  expect(ids(gpt2, '<|endoftext|>')).not.toContain(50_256);
});

test('a byte that the vocabulary lacks is an error, not a wrong token', () => {
  expect(() => new BytePairs([]).join('a')).toThrow(RangeError);
});

test('pieces joined together are the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => piecesOf(text).join('') === text),
  );
});
