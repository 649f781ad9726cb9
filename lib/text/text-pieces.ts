import type { Token } from '@/lib/trace/trace';

/**
 * The text of each token, so that all pieces together are the text of the run. A token that is only
 * the beginning of a character has none: the character comes with the token that ends it.
 */
export function textPieces(tokens: readonly Token[]): string[] {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const pieces = tokens.map(({ bytes, special }) =>
    special ? '' : decoder.decode(bytes, { stream: true }),
  );
  const last = pieces.pop();
  return last === undefined ? [] : [...pieces, last + decoder.decode()];
}
