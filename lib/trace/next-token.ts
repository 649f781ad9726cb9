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

/**
 * What comes next, according to one row of logits.
 *
 * @param logits [V]
 * @param temperature ≥ 0
 * @param count how many candidates to name
 * @param cut what else is done before a token is drawn
 */
export function nextToken(
  logits: Float32Array,
  temperature: number,
  count: number,
  cut: Omit<SamplingSettings, 'temperature'> = {},
): TopCandidates {
  const probabilities = samplingDistribution(logits, { temperature, ...cut });
  const model = softmax(logits);
  const candidates = topK(logits, count).map((id, rank) => ({
    id,
    rank,
    probability: probabilities[id] as number,
    modelProbability: model[id] as number,
  }));
  const named = candidates.reduce((sum, candidate) => sum + candidate.probability, 0);
  return {
    candidates,
    rest: Math.max(0, 1 - named),
    restCount: logits.length - candidates.length,
  };
}
