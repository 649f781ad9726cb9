import { expect, test } from 'vitest';
import { checkTokenizerConfig, readVocabulary } from '@/lib/engine/graph/tokenizer-file';
import { unpackVocabulary } from '@/lib/trace/vocabulary';

const tokenizer = {
  model: { type: 'BPE', vocab: { a: 0, Ġcat: 1, 'Ã©': 2, Ċ: 3, ð: 4 } },
  added_tokens: [{ id: 5, content: '<|endoftext|>', special: true }],
};

test('printable stand-ins become the bytes they stand for', () => {
  const vocabulary = unpackVocabulary(readVocabulary(tokenizer));
  const bytes = (id: number) => [...vocabulary.token(id).bytes];
  expect(bytes(1)).toEqual([0x20, 0x63, 0x61, 0x74]);
  expect(bytes(2)).toEqual([0xc3, 0xa9]);
  expect(bytes(3)).toEqual([0x0a]);
  expect(bytes(4)).toEqual([0xf0]);
});

test('added tokens are known, and special where they are', () => {
  const vocabulary = unpackVocabulary(readVocabulary(tokenizer));
  expect(vocabulary.token(5).special).toBe(true);
  expect(vocabulary.token(0).special).toBe(false);
  expect(() => vocabulary.token(6)).toThrow(RangeError);
});

test('GPT-2’s own file names no type, and is known by its merges', () => {
  const { vocab } = tokenizer.model;
  const { added_tokens } = tokenizer;
  const old = { model: { vocab, merges: ['Ġ c'] }, added_tokens };
  expect(readVocabulary(old)).toEqual(readVocabulary(tokenizer));
  expect(() => readVocabulary({ model: { vocab }, added_tokens })).toThrow('not a byte-level BPE');
});

test('a file of another form is corrupt', () => {
  const failure = expect.objectContaining({ code: 'corrupt' });
  expect(() => readVocabulary({ model: { type: 'Unigram', vocab: [] } })).toThrow(failure);
  expect(() => readVocabulary({ model: { type: 'BPE', vocab: { '→': 0 } } })).toThrow(failure);
});

test('an absurd id is refused at once, and as many tokens as any tokenizer has are read', () => {
  const { vocab } = tokenizer.model;
  const huge = { model: { type: 'BPE', vocab: { ...vocab, b: 500_000_000 } } };
  expect(() => readVocabulary(huge)).toThrow(expect.objectContaining({ code: 'corrupt' }));
  const many = Object.fromEntries(
    Array.from({ length: 200_000 }, (_, id) => [id.toString(36), id] as const),
  );
  const { offsets } = readVocabulary({ model: { type: 'BPE', vocab: many } });
  expect(offsets).toHaveLength(200_001);
});

test('another answer in place of tokenizer_config.json is corrupt', () => {
  const failure = expect.objectContaining({ code: 'corrupt' });
  checkTokenizerConfig({ tokenizer_class: 'GPT2Tokenizer' });
  for (const other of [{ error: 'Too many requests' }, [], 'no', null]) {
    expect(() => checkTokenizerConfig(other)).toThrow(failure);
  }
});
