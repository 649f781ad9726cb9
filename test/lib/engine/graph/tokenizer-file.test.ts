import { expect, test } from 'vitest';
import { checkTokenizerConfig, readVocabulary, withRows } from '@/lib/engine/graph/tokenizer-file';
import { unpackVocabulary } from '@/lib/trace/vocabulary';
import { metaspaceTokenizer } from '@/test/support/tiny-tokenizer';

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
  expect(() => readVocabulary({ model: { vocab }, added_tokens })).toThrow('not a byte-pair');
});

test('a tokenizer of another kind is refused as such, and an impossible token is corrupt', () => {
  const other = expect.objectContaining({ code: 'unsupported-model' });
  expect(() => readVocabulary({ model: { type: 'Unigram', vocab: [] } })).toThrow(other);
  const ofWords = { ...tokenizer, decoder: { type: 'BPEDecoder', suffix: '</w>' } };
  expect(() => readVocabulary(ofWords)).toThrow(other);
  const failure = expect.objectContaining({ code: 'corrupt' });
  expect(() => readVocabulary({ model: { type: 'BPE', vocab: { '→': 0 } } })).toThrow(failure);
});

test('a byte-pair tokenizer of characters writes spaces as ▁, and bytes as <0x0A>', () => {
  const file = metaspaceTokenizer({ letters: 'né', special: ['</s>'] });
  const vocabulary = unpackVocabulary(readVocabulary(file));
  const bytes = (written: string) => {
    const id = file.model.vocab[written] ?? -1;
    return [...vocabulary.token(id).bytes];
  };
  expect(bytes('<0x0A>')).toEqual([10]);
  expect(bytes('▁é')).toEqual([0x20, 0xc3, 0xa9]);
  const { byte_fallback: _, ...model } = file.model;
  const plain = unpackVocabulary(readVocabulary({ ...file, model }));
  expect(new TextDecoder().decode(plain.token(10).bytes)).toBe('<0x0A>');
});

test('rows of the model’s table that the tokenizer has no token for are tokens without text', () => {
  const longer = unpackVocabulary(withRows(readVocabulary(tokenizer), 8));
  expect(longer.tokens()).toHaveLength(8);
  expect(longer.token(7)).toMatchObject({ special: true, bytes: new Uint8Array() });
  expect(longer.token(1)).toEqual(unpackVocabulary(readVocabulary(tokenizer)).token(1));
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
