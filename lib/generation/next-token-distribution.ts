import { logSumExp } from '@/lib/maths/log-sum-exp';
import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import { samplingDistribution } from '@/lib/sampling/distribution';
import type { SamplingSettings } from '@/lib/sampling/settings';

/** One token that may come next. */
export interface Candidate {
  readonly id: number;
  /** 0 for the likeliest. */
  readonly rank: number;
  /** At the chosen temperature, after top-k and top-p, 0..1. */
  readonly probability: number;
  /** The model's own (temperature 1), 0..1. */
  readonly modelProbability: number;
}

/** The distribution over the next token, the likeliest named and the rest summed. */
export interface TopCandidates {
  readonly candidates: readonly Candidate[];
  /** Probability of all other tokens together. */
  readonly rest: number;
  /** How many other tokens there are. */
  readonly restCount: number;
}

/** How the model itself rated a token of the text, before any sampling setting. */
export interface Score {
  /** ln p, given the tokens before it. */
  readonly logProbability: number;
  /** How many tokens were likelier. */
  readonly rank: number;
}

/** The distribution at one place of a text, and the token that is there. */
export interface NextTokenDistribution extends TopCandidates {
  /** The settings that it was made with. */
  readonly settings: SamplingSettings;
  /** How many tokens can be drawn under the settings. */
  readonly kept: number;
  /** The token at this place; undefined at the open place after the text. */
  readonly standing: Candidate | undefined;
}

/** Returns how the model rated a token, by the logits before it. @param logits [V] */
export function scoreOf(logits: ArrayLike<number>, id: number): Score {
  const own = logits[id] as number;
  let rank = 0;
  for (let other = 0; other < logits.length; other++) if ((logits[other] as number) > own) rank++;
  return { logProbability: own - logSumExp(logits), rank };
}

/**
 * Returns what could come after a text.
 *
 * @param logits [V]
 * @param ids the tokens that the model has read
 * @param named how many candidates to name, the likeliest by the model's own distribution
 * @param standing the token that is there
 */
export function distributionOf(
  logits: ArrayLike<number>,
  ids: readonly number[],
  settings: SamplingSettings,
  named: number,
  standing?: number,
): NextTokenDistribution {
  const drawn = samplingDistribution(logits, settings, ids);
  const model = softmax(logits);
  const candidate = (id: number, rank: number): Candidate => ({
    id,
    rank,
    probability: drawn[id] as number,
    modelProbability: model[id] as number,
  });
  const candidates = topK(logits, named).map(candidate);
  const sum = candidates.reduce((all, { probability }) => all + probability, 0);
  return {
    settings,
    candidates,
    rest: Math.max(0, 1 - sum),
    restCount: logits.length - candidates.length,
    kept: drawn.reduce((count, probability) => count + (probability > 0 ? 1 : 0), 0),
    standing:
      standing === undefined ? undefined : candidate(standing, scoreOf(logits, standing).rank),
  };
}
