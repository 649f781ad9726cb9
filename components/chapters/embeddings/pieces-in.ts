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

/** The pieces of a text with their tokens, as many as are drawn; `cut` when that is not all. */
export function piecesIn(
  tokens: readonly Token[],
  pairs: BytePairs,
): { readonly pieces: JoinedPiece[]; readonly cut: boolean } {
  const pieces: JoinedPiece[] = [];
  let left = MOST_TOKENS_CUT;
  for (const whole of piecesOf(textOf(tokens))) {
    const text = Array.from(whole).slice(0, MOST_CHARACTERS).join('');
    const joining = pairs.join(text);
    left -= joining.ids.length;
    if (left < 0) break;
    pieces.push({ text, joining });
  }
  return { pieces, cut: pieces.map(({ text }) => text).join('') !== textOf(tokens) };
}
