import { logSumExp } from '@/lib/maths/log-sum-exp';
import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import { type Sampling, samplingDistribution } from '@/lib/sampling/distribution';
import { penalized } from '@/lib/sampling/repetition-penalty';
import type { Candidate, NextToken } from '@/lib/trace/next-token';

/** Everything that is done to the model's answer before a token is drawn. */
export interface Drawing extends Sampling {
  /** What the logits of tokens in the text are divided by; 1, or left out: nothing. */
  readonly repetitionPenalty?: number;
}

/** How a token that stands in the text fared with the model: without any setting. */
export interface Score {
  /** ln p, given the tokens before it. */
  readonly logProbability: number;
  /** How many tokens the model held likelier. */
  readonly rank: number;
}

/** One place of a text: what could stand there, and what does. */
export interface Moment extends NextToken {
  /** How many tokens may be drawn under the settings. */
  readonly kept: number;
  /** The token that stands there; undefined for the open place behind the text. */
  readonly standing: Candidate | undefined;
}

/**
 * The distribution that the next token is drawn from: repetition penalty, temperature, top-k,
 * top-p, in the order of Hugging Face transformers.
 *
 * @param logits [V]
 * @param ids the text that the model has read
 * @returns [V] probabilities that sum to 1
 */
export function drawingFrom(
  logits: ArrayLike<number>,
  ids: readonly number[],
  { repetitionPenalty = 1, ...sampling }: Drawing,
): Float64Array {
  return samplingDistribution(penalized(logits, ids, repetitionPenalty), sampling);
}

/** How a token fares with the logits before it. @param logits [V] */
export function scoreOf(logits: ArrayLike<number>, id: number): Score {
  const own = logits[id] as number;
  let rank = 0;
  for (let other = 0; other < logits.length; other++) if ((logits[other] as number) > own) rank++;
  return { logProbability: own - logSumExp(logits), rank };
}

/**
 * What could stand behind a text.
 *
 * @param logits [V]
 * @param ids the text that the model has read
 * @param named how many candidates to name, the likeliest in the model's own distribution
 * @param standing the token that does stand there
 */
export function momentOf(
  logits: ArrayLike<number>,
  ids: readonly number[],
  drawing: Drawing,
  named: number,
  standing?: number,
): Moment {
  const drawn = drawingFrom(logits, ids, drawing);
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
    candidates,
    rest: Math.max(0, 1 - sum),
    restCount: logits.length - candidates.length,
    kept: drawn.reduce((count, probability) => count + (probability > 0 ? 1 : 0), 0),
    standing:
      standing === undefined ? undefined : candidate(standing, scoreOf(logits, standing).rank),
  };
}
