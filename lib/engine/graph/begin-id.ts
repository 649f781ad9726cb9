import type { PackedVocabulary } from '@/lib/trace/vocabulary';
import type { ModelConfig } from './config-file';

/** Where no token ends a text. */
const NEVER = -1;

/**
 * Returns the id that begins a text when there is none, and the id that ends one (-1 where there is
 * none). A model without such marks begins with the end of a line, else with a space, else with its
 * first token.
 */
export function marksOf(
  { beginId, endId }: ModelConfig,
  vocabulary: PackedVocabulary,
): { readonly beginId: number; readonly endId: number } {
  return {
    beginId: beginId ?? idOfByte(vocabulary, 10) ?? idOfByte(vocabulary, 32) ?? 0,
    endId: endId ?? beginId ?? NEVER,
  };
}

function idOfByte({ bytes, offsets }: PackedVocabulary, byte: number): number | undefined {
  for (let id = 0; id + 1 < offsets.length; id++) {
    const from = offsets[id] ?? 0;
    if (offsets[id + 1] === from + 1 && bytes[from] === byte) return id;
  }
  return undefined;
}
