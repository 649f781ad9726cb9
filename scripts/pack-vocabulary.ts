import type { PackedVocabulary, Vocabulary } from '@/lib/trace/vocabulary';

/** Returns a vocabulary as a worker hands it over. */
export function packVocabulary(vocabulary: Vocabulary): PackedVocabulary {
  const tokens = vocabulary.tokens();
  const offsets = new Uint32Array(tokens.length + 1);
  for (const [i, { bytes }] of tokens.entries()) offsets[i + 1] = (offsets[i] ?? 0) + bytes.length;
  const bytes = Uint8Array.from(tokens.flatMap((token) => [...token.bytes]));
  return { bytes, offsets, special: tokens.filter((t) => t.special).map(({ id }) => id) };
}
