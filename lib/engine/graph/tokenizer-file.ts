import type { PackedVocabulary } from '@/lib/trace/vocabulary';
import * as z from '@/lib/zod';
import { EngineFailure } from '../failure';
import { type Spelling, spellingOf } from './token-spelling';

/** Its numbers are checked as they are read: a schema of a record takes as long for 50,000 as all else. */
const vocab = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const tokenizerFile = z.object({
  model: z.union([
    z.object({ type: z.literal('BPE'), vocab }),
    // GPT-2's own file is older than the field `type`; its merges identify it.
    z.object({ type: z.optional(z.undefined()), merges: z.array(z.unknown()), vocab }),
  ]),
  added_tokens: z._default(
    z.array(
      z.object({ id: z.int().check(z.minimum(0)), content: z.string(), special: z.boolean() }),
    ),
    [],
  ),
});

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const notBytePair = () =>
  new EngineFailure('corrupt', 'The tokenizer file is not a byte-pair tokenizer.');

/** More ids than any known tokenizer has: a larger one is an error, not a size to allocate. */
const MOST_IDS = 1_000_000;

/** Algorithms of tokenizers other than byte-pair encoding, and whose tokenizers they are. */
const OTHER_KINDS: Readonly<Record<string, string>> = {
  WordPiece: 'BERT',
  Unigram: 'T5',
  WordLevel: 'models of whole words',
};

/**
 * Reads the vocabulary of a byte-pair tokenizer.json, as bytes.
 *
 * @throws EngineFailure 'unsupported-model' for a tokenizer of another kind; 'corrupt' when the file
 *   is no tokenizer
 */
export function readVocabulary(tokenizerJson: unknown): PackedVocabulary {
  const kind = (tokenizerJson as { model?: { type?: unknown } } | null)?.model?.type;
  const owner = typeof kind === 'string' ? OTHER_KINDS[kind] : undefined;
  if (owner) {
    const message = `Its tokenizer is of the kind “${kind}”, as that of ${owner}; only byte-pair tokenizers (BPE) can be read.`;
    throw new EngineFailure('unsupported-model', message);
  }
  const parsed = tokenizerFile.safeParse(tokenizerJson);
  if (!parsed.success) throw notBytePair();
  const { model, added_tokens: added } = parsed.data;
  const bytesOf: Spelling = spellingOf(tokenizerJson as object);
  const byId = new Map<number, Uint8Array>();
  for (const [text, id] of Object.entries(model.vocab)) {
    if (!isId(id)) throw notBytePair();
    byId.set(id, bytesOf(text));
  }
  for (const { id, content } of added) byId.set(id, new TextEncoder().encode(content));
  let size = 0;
  for (const id of byId.keys()) size = Math.max(size, id + 1);
  if (size > MOST_IDS) {
    throw new EngineFailure('corrupt', `The tokenizer file has a token with the id ${size - 1}.`);
  }
  const offsets = new Uint32Array(size + 1);
  for (let id = 0; id < size; id++) {
    offsets[id + 1] = (offsets[id] as number) + (byId.get(id)?.length ?? 0);
  }
  const bytes = new Uint8Array(offsets[size] as number);
  for (const [id, token] of byId) bytes.set(token, offsets[id] as number);
  return { bytes, offsets, special: added.filter((t) => t.special).map((t) => t.id) };
}

/**
 * Returns the vocabulary with one token for each row of the model's table: tables are often made
 * longer than the tokenizer, and every row has a logit. Tokens of such rows have no bytes.
 */
export function withRows(vocabulary: PackedVocabulary, rows: number): PackedVocabulary {
  const { offsets, special } = vocabulary;
  const ids = offsets.length - 1;
  if (ids >= rows) return vocabulary;
  const longer = new Uint32Array(rows + 1).fill(offsets[ids] ?? 0);
  longer.set(offsets);
  const more = Array.from({ length: rows - ids }, (_, i) => ids + i);
  return { ...vocabulary, offsets: longer, special: [...special, ...more] };
}

const tokenizerConfigKeys = [
  'tokenizer_class',
  'model_max_length',
  'bos_token',
  'eos_token',
  'unk_token',
  'add_prefix_space',
];

/** @throws EngineFailure 'corrupt' when a tokenizer_config.json is nothing of the kind */
export function checkTokenizerConfig(json: unknown): void {
  const isObject = typeof json === 'object' && json !== null;
  if (isObject && tokenizerConfigKeys.some((key) => key in json)) return;
  throw new EngineFailure('corrupt', 'tokenizer_config.json is not that of a tokenizer.');
}
