import type { Score } from '@/lib/generation/moment';
import { textPieces } from '@/lib/text/text-pieces';
import type { Token } from '@/lib/trace/trace';

/** A token where it stands in the text. */
export interface Word {
  readonly place: number;
  readonly token: Token;
  /** What it adds to the text; nothing where it is only the beginning of a character. */
  readonly text: string;
  readonly score: Score | undefined;
}

/** Words of one stretch: what a page draws in one piece. */
const AT_ONCE = 40;

/**
 * A text in stretches of words. A stretch in which nothing has changed is the very same object as
 * before, so that a token more costs the page one stretch and not the whole text.
 */
export function stretchesOf(
  before: readonly (readonly Word[])[],
  tokens: readonly Token[],
  scores: readonly (Score | undefined)[],
): readonly (readonly Word[])[] {
  const pieces = textPieces(tokens);
  const stretches: (readonly Word[])[] = [];
  for (let from = 0; from < tokens.length; from += AT_ONCE) {
    const made = tokens.slice(from, from + AT_ONCE).map((token, i) => ({
      place: from + i,
      token,
      text: pieces[from + i] ?? '',
      score: scores[from + i],
    }));
    const old = before[stretches.length];
    stretches.push(old && areSame(old, made) ? old : made);
  }
  return stretches;
}

function areSame(a: readonly Word[], b: readonly Word[]): boolean {
  return (
    a.length === b.length &&
    a.every((word, i) => {
      const other = b[i] as Word;
      return (
        word.token.id === other.token.id &&
        word.text === other.text &&
        word.score?.rank === other.score?.rank &&
        word.score?.logProbability === other.score?.logProbability
      );
    })
  );
}
