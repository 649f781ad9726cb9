import { softmax } from '@/lib/maths/softmax';
import { byValue } from './order';
import { topK } from './top-k';
import { topP } from './top-p';

/** What is done to the model's answer before a token is drawn. */
export interface Sampling {
  /** ≥ 0; at 0 the likeliest token has it all. */
  readonly temperature: number;
  /** Keep the k likeliest; 0, or left out: all. */
  readonly topK?: number;
  /** Keep the fewest that together reach p; 1, or left out: all. */
  readonly topP?: number;
}

/**
 * The distribution that the next token is drawn from: temperature, then top-k, then top-p, in the
 * order that is usual (Hugging Face transformers, `GenerationMixin`).
 *
 * @param logits [V]
 * @param order the ids from likeliest to least likely, where they are known already
 * @returns [V] probabilities that sum to 1
 */
export function samplingDistribution(
  logits: ArrayLike<number>,
  { temperature, topK: k = 0, topP: p = 1 }: Sampling,
  order?: ArrayLike<number>,
): Float64Array {
  const probabilities = softmax(logits, temperature);
  if (k === 0 && p === 1) return probabilities;
  // Not by probability: those that have all become 0 would lose their order.
  const ranked = order ?? byValue(logits);
  return topP(topK(probabilities, k, ranked), p, ranked);
}
