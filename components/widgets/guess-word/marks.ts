import { formatProbability } from '@/lib/text/format-probability';
import { tokenLabel } from '@/lib/text/token-text';
import type { Vocabulary } from '@/lib/trace/vocabulary';

/** A distribution with a guess in it. */
export interface GuessedDistribution {
  /** The likeliest tokens, in falling order, with their probabilities. */
  readonly topIds: readonly number[];
  readonly topProbabilities: readonly number[];
  /** How many tokens there are in all. */
  readonly vocabulary: number;
  readonly guess?: {
    /** The tokens of the guess; the bars show the first. */
    readonly ids: readonly number[];
    /** Of each token, given those before it. */
    readonly probabilities: readonly number[];
    /** Of the first token, 0 for the likeliest; undefined where it is not known. */
    readonly rank: number | undefined;
  };
}

/** One row of the picture. A bar of length 1 is as wide as the picture, and certain. */
export interface GuessBar {
  readonly kind: 'named' | 'others' | 'guess';
  readonly label: string;
  readonly percent: string;
  readonly length: number;
  /** True for the row of the reader's guess. */
  readonly mine: boolean;
  /** What stands behind the label of a guess outside of the named tokens. */
  readonly note: string | undefined;
}

/** The named tokens, all others as one, and the guess where it is among those others. */
export function guessBars(
  { topIds, topProbabilities, vocabulary, guess }: GuessedDistribution,
  words: Vocabulary,
): readonly GuessBar[] {
  const bar = (probability: number) => ({
    percent: formatProbability(probability),
    length: probability,
    note: undefined,
  });
  const first = guess?.ids[0];
  const bars: GuessBar[] = topIds.map((id, rank) => ({
    ...bar(topProbabilities[rank] ?? 0),
    kind: 'named',
    label: tokenLabel(words.token(id)),
    mine: id === first,
  }));
  const named = topProbabilities.reduce((sum, probability) => sum + probability, 0);
  const others = vocabulary - topIds.length;
  bars.push({
    ...bar(Math.max(0, 1 - named)),
    kind: 'others',
    label: `${others.toLocaleString('en')} other tokens`,
    mine: false,
  });
  if (guess && first !== undefined && !topIds.includes(first)) {
    const rank = guess.rank === undefined ? undefined : `rank ${ordinal(guess.rank)}`;
    bars.push({
      ...bar(guess.probabilities[0] ?? 0),
      kind: 'guess',
      label: tokenLabel(words.token(first)),
      mine: true,
      note: rank,
    });
  }
  return bars;
}

const ordinal = (rank: number) => (rank + 1).toLocaleString('en');

/** What a guess is worth, said in full: each token, and all of them together. */
export function verdict(
  { vocabulary, guess }: GuessedDistribution,
  words: Vocabulary,
):
  | {
      readonly rank: string;
      readonly pieces: readonly (readonly [string, string])[];
      readonly whole: string;
    }
  | undefined {
  if (!guess || guess.rank === undefined) return undefined;
  const product = guess.probabilities.reduce((all, probability) => all * probability, 1);
  return {
    rank: `${ordinal(guess.rank)} of ${vocabulary.toLocaleString('en')}`,
    pieces: guess.ids.map((id, at) => [
      tokenLabel(words.token(id)),
      formatProbability(guess.probabilities[at] ?? 0),
    ]),
    whole: formatProbability(product),
  };
}
