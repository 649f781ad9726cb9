import { softmax } from '@/lib/maths/softmax';
import { byValue } from './order';
import { penalized } from './repetition-penalty';
import { sample } from './sample';
import type { SamplingSettings } from './settings';
import { keepTopK } from './top-k';
import { keepTopP } from './top-p';
import { uniformAt } from './uniform';

/**
 * Returns the distribution that the next token is drawn from: repetition penalty, temperature,
 * top-k, top-p, in the order of Hugging Face transformers (`GenerationMixin`).
 *
 * @param logits [V]
 * @param ids the tokens that the model has read; only the repetition penalty needs them
 * @param order the ids from likeliest to least likely, if already known
 * @returns [V] probabilities that sum to 1
 */
export function samplingDistribution(
  logits: ArrayLike<number>,
  { temperature, topK: k = 0, topP: p = 1, repetitionPenalty = 1 }: SamplingSettings,
  ids: readonly number[] = [],
  order?: ArrayLike<number>,
): Float64Array {
  const adjusted = penalized(logits, ids, repetitionPenalty);
  const probabilities = softmax(adjusted, temperature);
  if (k === 0 && p === 1) return probabilities;
  // Ranked by logit: probabilities that underflow to 0 lose their order.
  const ranked = order ?? byValue(adjusted);
  return keepTopP(keepTopK(probabilities, k, ranked), p, ranked);
}

/**
 * Returns the id that the settings choose as generated token `step` (0 for the first). The choice
 * depends on the logits, the text, the settings and the step, and on nothing that happened before.
 *
 * @param logits [V]
 * @param ids the tokens that the model has read
 */
export function drawToken(
  logits: ArrayLike<number>,
  settings: SamplingSettings,
  ids: readonly number[],
  step: number,
): number {
  const { seed = 0 } = settings;
  return sample(samplingDistribution(logits, settings, ids), uniformAt(seed, step));
}
