import type { PackedVocabulary } from '@/lib/trace/vocabulary';

const END_OF_TEXT = '<|endoftext|>';

/**
 * GPT-2's own 50,257 tokens, as published with the model (the file `r50k_base` of the package
 * gpt-tokenizer). It is large, so it is loaded only when it is asked for.
 */
export async function loadGpt2Vocabulary(): Promise<PackedVocabulary> {
  const { default: ranked } = await import('gpt-tokenizer/bpeRanks/r50k_base');
  const encoder = new TextEncoder();
  const tokens = [...ranked, END_OF_TEXT].map((token) =>
    typeof token === 'string' ? encoder.encode(token) : Uint8Array.from(token),
  );
  const offsets = new Uint32Array(tokens.length + 1);
  for (const [id, token] of tokens.entries()) {
    offsets[id + 1] = (offsets[id] as number) + token.length;
  }
  const bytes = new Uint8Array(offsets[tokens.length] as number);
  for (const [id, token] of tokens.entries()) bytes.set(token, offsets[id]);
  return { bytes, offsets, special: [tokens.length - 1] };
}
