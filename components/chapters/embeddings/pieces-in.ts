import { textOf } from '@/lib/text/token-text';
import type { BytePairs, Joining } from '@/lib/tokenizer/byte-pairs';
import { piecesOf } from '@/lib/tokenizer/pieces';
import type { Token } from '@/lib/trace/trace';

/** More tokens than these are not drawn. */
export const MOST_TOKENS_CUT = 48;
/** Pieces are drawn up to this length: a row of dashes may be a single one. */
const MOST_CHARACTERS = 28;

export interface JoinedPiece {
  readonly text: string;
  readonly joining: Joining;
}

/** Undefined where the vocabulary lacks a byte, as one that holds recorded tokens only. */
function join(text: string, pairs: BytePairs): Joining | undefined {
  try {
    return pairs.join(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The pieces of a text with their tokens, as many as are drawn; `cut` when that is not all. */
export function piecesIn(
  tokens: readonly Token[],
  pairs: BytePairs,
): { readonly pieces: JoinedPiece[]; readonly cut: boolean } {
  const pieces: JoinedPiece[] = [];
  let left = MOST_TOKENS_CUT;
  for (const whole of piecesOf(textOf(tokens))) {
    const text = Array.from(whole).slice(0, MOST_CHARACTERS).join('');
    const joining = join(text, pairs);
    if (!joining) break;
    left -= joining.ids.length;
    if (left < 0) break;
    pieces.push({ text, joining });
  }
  return { pieces, cut: pieces.map(({ text }) => text).join('') !== textOf(tokens) };
}
