import { logSumExp } from '@/lib/maths/log-sum-exp';
import { topK } from '@/lib/maths/top-k';

/** A token that may come next, with the natural logarithm of its probability. */
export interface Candidate {
  readonly id: number;
  readonly logProbability: number;
}

/**
 * The likeliest tokens, likeliest first, with the model's own log-probabilities.
 *
 * @param logits [V]
 */
export function candidatesOf(logits: ArrayLike<number>, count: number): Candidate[] {
  const all = logSumExp(logits);
  return topK(logits, count).map((id) => ({ id, logProbability: (logits[id] as number) - all }));
}

/** ln p of one token. @param logits [V] */
export function logProbabilityOf(logits: ArrayLike<number>, id: number): number {
  return (logits[id] as number) - logSumExp(logits);
}
