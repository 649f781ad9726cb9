import { Tokenizer } from '@huggingface/tokenizers';
import { expect, test } from 'vitest';
import { readVocabulary } from '@/lib/engine/graph/tokenizer-file';
import { joinsAsGpt2 } from '@/lib/tokenizer/joins-as-gpt2';
import { withUnicodePieces } from '@/lib/tokenizer/unicode-pieces';
import { unpackVocabulary } from '@/lib/trace/vocabulary';
import { byteLevelTokenizer } from '@/test/support/tiny-tokenizer';

function joins(file: object): boolean {
  const tokenizer = new Tokenizer(withUnicodePieces(file) as object, {});
  const encode = (text: string) => [...tokenizer.encode(text, { add_special_tokens: false }).ids];
  return joinsAsGpt2(unpackVocabulary(readVocabulary(file)), encode);
}

const bytes = byteLevelTokenizer({ size: 400, letters: 'abcdefghi' });

test('a byte-level tokenizer of another language joins as GPT-2’s', () => {
  expect(joins(bytes)).toBe(true);
  expect(joins(byteLevelTokenizer({ size: 900, letters: 'абвгд', special: ['<s>'] }))).toBe(true);
});

test('one that cuts digits apart, or has marks before its bytes, does not', () => {
  const digits = { type: 'Digits', individual_digits: true };
  const apart = {
    ...bytes,
    pre_tokenizer: { type: 'Sequence', pretokenizers: [digits, bytes.pre_tokenizer] },
    model: { ...bytes.model, vocab: { ...bytes.model.vocab, '12': 400 }, merges: ['1 2'] },
  };
  expect(joins(apart)).toBe(false);
  const moved = Object.entries(bytes.model.vocab).map(([text, id]) => [text, id + 3] as const);
  expect(joins({ ...bytes, model: { ...bytes.model, vocab: Object.fromEntries(moved) } })).toBe(
    false,
  );
});
