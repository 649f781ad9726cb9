import { sparseVocabulary, type Vocabulary } from '@/lib/trace/vocabulary';

const END_OF_TEXT = '<|endoftext|>';

/**
 * GPT-2's own 50,257 tokens, as published with the model (the file `r50k_base` of the package
 * gpt-tokenizer). It is large, so it is loaded only when it is asked for.
 */
export async function loadGpt2Vocabulary(): Promise<Vocabulary> {
  const { default: ranked } = await import('gpt-tokenizer/bpeRanks/r50k_base');
  const encoder = new TextEncoder();
  return sparseVocabulary(
    [...ranked, END_OF_TEXT].map((token, id) => ({
      id,
      bytes: typeof token === 'string' ? encoder.encode(token) : Uint8Array.from(token),
      special: id === ranked.length,
    })),
  );
}
