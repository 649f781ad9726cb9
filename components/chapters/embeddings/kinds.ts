import { isPartial, textOf } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';

/** Kinds of tokens that can be made to stand out on the map. */
export const TOKEN_KINDS = [
  { id: 'all', name: 'all tokens' },
  { id: 'word', name: 'with a space before' },
  { id: 'piece', name: 'pieces of words' },
  { id: 'capital', name: 'capitals' },
  { id: 'mark', name: 'numbers, marks, bytes' },
] as const;

export type KindId = (typeof TOKEN_KINDS)[number]['id'];

/** Whether a token is of a kind. */
export function isOfKind(kind: KindId, token: Token): boolean {
  if (kind === 'all') return true;
  if (token.special || isPartial(token)) return kind === 'mark';
  const text = textOf([token]);
  if (!/\p{L}/u.test(text)) return kind === 'mark';
  if (kind === 'word') return text.startsWith(' ');
  if (kind === 'piece') return /^\p{Ll}/u.test(text);
  return kind === 'capital' && /^ ?\p{Lu}/u.test(text);
}
