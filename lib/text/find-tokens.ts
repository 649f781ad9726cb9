import type { Token } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { textOf } from './token-text';

/**
 * Tokens that a reader may mean by what is typed, best first: the word with a space before it, the
 * word itself, the same in other capitals, then tokens that begin so, in the order of their ids.
 * "·" may be typed for a space.
 *
 * @param most how many at most
 */
export function findTokens(vocabulary: Vocabulary, typed: string, most: number): Token[] {
  const text = typed.replaceAll('·', ' ');
  if (text === '') return [];
  const bare = text.trimStart();
  const small = bare.toLowerCase();
  const ranked: Token[][] = [[], [], [], []];
  for (const [token, own] of textsOf(vocabulary)) {
    const rank = rankOf(own, text, bare, small);
    if (rank !== undefined) ranked[rank]?.push(token);
  }
  return ranked.flat().slice(0, most);
}

type Texts = readonly (readonly [Token, string])[];
const known = new WeakMap<Vocabulary, Texts>();

/** The text of every token, made once: 50,257 of them at each key would be felt. */
function textsOf(vocabulary: Vocabulary): Texts {
  const found = known.get(vocabulary);
  if (found) return found;
  const texts = vocabulary.tokens().map((token) => [token, textOf([token])] as const);
  known.set(vocabulary, texts);
  return texts;
}

function rankOf(own: string, text: string, bare: string, small: string): number | undefined {
  if (own === '') return undefined;
  if (own === ` ${bare}` || own === text) return own === text && text === bare ? 1 : 0;
  const trimmed = own.trimStart().toLowerCase();
  if (small === '' || trimmed === '') return undefined;
  if (trimmed === small) return 2;
  return trimmed.startsWith(small) ? 3 : undefined;
}
