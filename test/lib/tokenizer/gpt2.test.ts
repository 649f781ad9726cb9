import { existsSync, readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { encode } from 'gpt-tokenizer/encoding/r50k_base';
import { beforeAll, describe, expect, test } from 'vitest';
import { readVocabulary } from '@/lib/engine/graph/tokenizer-file';
import gpt2 from '@/lib/engine/self-check/gpt2.json';
import { BytePairs } from '@/lib/tokenizer/byte-pairs';
import { loadGpt2Vocabulary } from '@/lib/tokenizer/gpt2';
import { piecesOf } from '@/lib/tokenizer/pieces';
import { unpackVocabulary } from '@/lib/trace/vocabulary';

/**
 * The file that the hub's models of GPT-2's vocabulary come with (1.4 MB, not in this repository).
 * All of them have the same: distilgpt2, gpt2, and the one for WebGPU.
 */
const FILE = new URL(
  process.env.GPT2_TOKENIZER ?? '../../../../shared/reference/gpt2-tokenizer/tokenizer.json',
  import.meta.url,
);
const ABSENT = 'without GPT-2’s tokenizer.json; GPT2_TOKENIZER names its address';

/**
 * Any characters at all: of every plane, lone surrogates, runs of spaces, digits, contractions.
 * Without the two that gpt-tokenizer reads as JavaScript's white space, see docs/tokenizer.md.
 */
const anyText = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 24 }),
    fc.string({ unit: 'grapheme', maxLength: 24 }),
    fc
      .array(
        fc.constantFrom(
          ' ',
          '  ',
          '\n',
          '\t',
          '\u00a0',
          "'s",
          "'LL",
          '42',
          'the',
          'é',
          '日本',
          '🙂',
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join('')),
  )
  .filter((text) => !/[\u0085\ufeff]/.test(text));
const STRINGS = { numRuns: 10_000, seed: 2019 };

describe('the tokenizer that the chapters show', () => {
  let pairs: BytePairs;
  beforeAll(async () => {
    pairs = BytePairs.of(await loadGpt2Vocabulary());
  });
  const ids = (text: string) => piecesOf(text).flatMap((piece) => pairs.join(piece).ids);

  test.each(gpt2.prompts)(
    'gives the ids recorded from GPT-2 for “$prompt”',
    ({ prompt, ids: known }) => {
      expect(ids(prompt)).toEqual(known);
    },
  );

  test('agrees with gpt-tokenizer on 10,000 random strings', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(ids(text)).toEqual(encode(text));
      }),
      STRINGS,
    );
  });
});

describe.skipIf(!existsSync(FILE))(
  `the tokenizer of the hub’s models (${existsSync(FILE) ? 'tokenizer.json' : ABSENT})`,
  () => {
    let file: object;
    let tokenizer: Tokenizer;
    beforeAll(() => {
      file = JSON.parse(readFileSync(FILE, 'utf8'));
      tokenizer = new Tokenizer(file, { tokenizer_class: 'GPT2Tokenizer', model_max_length: 1024 });
    });

    test.each(gpt2.prompts)(
      'gives the ids recorded from GPT-2 for “$prompt”',
      ({ prompt, ids }) => {
        expect([...tokenizer.encode(prompt).ids]).toEqual(ids);
      },
    );

    test('agrees with gpt-tokenizer on 10,000 random strings', () => {
      fc.assert(
        fc.property(anyText, (text) => {
          expect([...tokenizer.encode(text).ids]).toEqual(encode(text));
        }),
        STRINGS,
      );
    });

    test('has the vocabulary of the chapters, byte for byte', async () => {
      const hub = unpackVocabulary(readVocabulary(file));
      expect((await loadGpt2Vocabulary()).tokens()).toEqual(hub.tokens());
    });
  },
);
