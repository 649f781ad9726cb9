import * as z from 'zod/mini';
import type { PackedVocabulary } from '@/lib/trace/vocabulary';
import { EngineFailure } from '../failure';

// A strict content policy forbids the code generation that zod would try first.
z.config({ jitless: true });

const vocab = z.record(z.string(), z.int().check(z.minimum(0)));

const tokenizerFile = z.object({
  model: z.union([
    z.object({ type: z.literal('BPE'), vocab }),
    // GPT-2's own file is older than the name of the type: its merges tell what it is.
    z.object({ type: z.optional(z.undefined()), merges: z.array(z.unknown()), vocab }),
  ]),
  added_tokens: z._default(
    z.array(
      z.object({ id: z.int().check(z.minimum(0)), content: z.string(), special: z.boolean() }),
    ),
    [],
  ),
});

/**
 * The vocabulary of a byte-level BPE tokenizer.json, as bytes.
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
  const size = byId.size === 0 ? 0 : Math.max(...byId.keys()) + 1;
  const offsets = new Uint32Array(size + 1);
  for (let id = 0; id < size; id++) {
    offsets[id + 1] = (offsets[id] as number) + (byId.get(id)?.length ?? 0);
  }
  const bytes = new Uint8Array(offsets[size] as number);
  for (const [id, token] of byId) bytes.set(token, offsets[id] as number);
  return { bytes, offsets, special: added.filter((t) => t.special).map((t) => t.id) };
}

/** GPT-2's printable stand-in -> the byte it stands for. */
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
      throw new EngineFailure('corrupt', `The tokenizer has a token with “${character}” in it.`);
    }
    return byte;
  });
}
