import * as z from 'zod/mini';
import type { PackedVocabulary } from '@/lib/trace/vocabulary';
import { EngineFailure } from '../failure';

// The content policy forbids the code generation that zod would try first.
z.config({ jitless: true });

const vocab = z.record(z.string(), z.int().check(z.minimum(0)));

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

/** More ids than any known tokenizer has: a larger one is an error, not a size to allocate. */
const MOST_IDS = 1_000_000;

/**
 * Reads the vocabulary of a byte-level BPE tokenizer.json, as bytes.
 *
 * Such a file writes each byte as one printable character. The correspondence is that of GPT-2's
 * `bytes_to_unicode` (openai/gpt-2, src/encoder.py).
 *
 * @throws EngineFailure 'corrupt' when the file is not of that form
 */
export function readVocabulary(tokenizerJson: unknown): PackedVocabulary {
  const parsed = tokenizerFile.safeParse(tokenizerJson);
  if (!parsed.success) {
    throw new EngineFailure('corrupt', 'The tokenizer file is not a byte-level BPE tokenizer.');
  }
  const { model, added_tokens: added } = parsed.data;
  const byId = new Map<number, Uint8Array>();
  for (const [text, id] of Object.entries(model.vocab)) byId.set(id, bytesOf(text));
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

/** GPT-2's printable character -> the byte that it represents. */
const BYTE_OF: ReadonlyMap<string, number> = (() => {
  const map = new Map<string, number>();
  const printable = (byte: number) =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  let next = 256;
  for (let byte = 0; byte < 256; byte++) {
    map.set(String.fromCodePoint(printable(byte) ? byte : next++), byte);
  }
  return map;
})();

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const byte = BYTE_OF.get(character);
    if (byte === undefined) {
      throw new EngineFailure(
        'corrupt',
        `The tokenizer file has a token with “${character}” in it.`,
      );
    }
    return byte;
  });
}
