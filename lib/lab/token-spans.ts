import type { Score } from '@/lib/generation/next-token-distribution';
import { textPieces } from '@/lib/text/text-pieces';
import type { Token } from '@/lib/trace/trace';

/** A token at its position in the text. */
export interface PlacedToken {
  readonly place: number;
  readonly token: Token;
  /** What it adds to the text; '' if it is only the beginning of a character. */
  readonly text: string;
  readonly score: Score | undefined;
}

/** Tokens of one span, which the page renders as one component. */
const SPAN = 40;

/**
 * Returns a text as spans of tokens. A span in which nothing has changed is the same object as
 * before, so that one more token renders one span and not the whole text.
 */
export function tokenSpans(
  before: readonly (readonly PlacedToken[])[],
  tokens: readonly Token[],
  scores: readonly (Score | undefined)[],
): readonly (readonly PlacedToken[])[] {
  const pieces = textPieces(tokens);
  const spans: (readonly PlacedToken[])[] = [];
  for (let from = 0; from < tokens.length; from += SPAN) {
    const made = tokens.slice(from, from + SPAN).map((token, i) => ({
      place: from + i,
      token,
      text: pieces[from + i] ?? '',
      score: scores[from + i],
    }));
    const old = before[spans.length];
    spans.push(old && areSame(old, made) ? old : made);
  }
  return spans;
}

function areSame(a: readonly PlacedToken[], b: readonly PlacedToken[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, i) => {
      const other = b[i] as PlacedToken;
      return (
        one.token.id === other.token.id &&
        one.text === other.text &&
        one.score?.rank === other.score?.rank &&
        one.score?.logProbability === other.score?.logProbability
      );
    })
  );
}
