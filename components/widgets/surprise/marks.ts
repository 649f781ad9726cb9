import type { Surprise } from '@/lib/engine/tasks/surprise';
import { type TextCost, textCost } from '@/lib/maths/perplexity';
import type { Token } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';

/** A token of the text, and what the model made of it. */
export interface ScoredToken {
  readonly token: Token;
  /** ln p, given the tokens before it. */
  readonly logProbability: number;
  /** How many tokens the model held likelier. */
  readonly rank: number;
  /** The model's first choice here, and ln p of it. */
  readonly likeliest: Token;
  readonly likeliestLogProbability: number;
}

/** How far down the model's list a token stood: the bar's colour. */
export type RankClass = 'first' | 'ten' | 'hundred' | 'beyond';

export interface SurpriseMark extends ScoredToken {
  /** −log₂ p: the bar's height. */
  readonly bits: number;
  readonly rankClass: RankClass;
  /** True where a line of the text ends with this token. */
  readonly breaks: boolean;
}

export interface SurpriseMarks {
  readonly tokens: readonly SurpriseMark[];
  readonly cost: TextCost | undefined;
  /** Tokens that were the model's first choice. */
  readonly firsts: number;
}

/** Returns the tokens of a scored text. */
export function scoredTokens(answer: Surprise, vocabulary: Vocabulary): readonly ScoredToken[] {
  return answer.ids.map((id, i) => ({
    token: vocabulary.token(id),
    logProbability: answer.logProbabilities[i] ?? Number.NaN,
    rank: answer.ranks[i] ?? Number.NaN,
    likeliest: vocabulary.token(answer.likeliestIds[i] ?? 0),
    likeliestLogProbability: answer.likeliestLogProbabilities[i] ?? Number.NaN,
  }));
}

/** Scored tokens -> bars, and what the text cost. */
export function surpriseMarks(scored: readonly ScoredToken[]): SurpriseMarks {
  const tokens = scored.map((one) => ({
    ...one,
    bits: Math.max(0, -one.logProbability / Math.LN2),
    rankClass: classOf(one.rank),
    breaks: one.token.bytes.includes(10),
  }));
  const bytes = scored.reduce((sum, { token }) => sum + token.bytes.length, 0);
  const cost = textCost(
    scored.map(({ logProbability }) => logProbability),
    bytes,
  );
  return { tokens, cost, firsts: scored.filter(({ rank }) => rank === 0).length };
}

function classOf(rank: number): RankClass {
  if (rank === 0) return 'first';
  if (rank < 10) return 'ten';
  return rank < 100 ? 'hundred' : 'beyond';
}
