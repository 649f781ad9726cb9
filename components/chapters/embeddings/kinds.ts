import { isPartial, textOf } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';

/** Kinds of tokens: each token is of one. `colour` is a colour of app/styles/tokens.css. */
export const TOKEN_KINDS = [
  { name: 'words after a space', colour: '--ink' },
  { name: 'pieces of words', colour: '--kind-piece' },
  { name: 'capitals', colour: '--kind-capital' },
  { name: 'numbers, marks, bytes', colour: '--strong' },
] as const;

const [WORD, PIECE, CAPITAL, MARK] = [0, 1, 2, 3];

/** Returns the kind of a token: its place in TOKEN_KINDS. */
export function kindOf(token: Token): number {
  const text = token.special || isPartial(token) ? '' : textOf([token]);
  const [letter] = /\p{L}/u.exec(text) ?? [];
  if (letter === undefined) return MARK;
  if (/\p{Lu}/u.test(letter)) return CAPITAL;
  return text.startsWith(' ') ? WORD : PIECE;
}
