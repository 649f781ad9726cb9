import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import { totalVariation } from '@/lib/maths/total-variation';
import type { Task } from '../task';
import { forwardPass } from './inspect';

export interface LastTokensRequest {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
}

/** What is predicted from the last k tokens of a text alone; entry k − 1 is of k tokens, 1 to T. */
export interface LastTokens {
  /** [T]: the share of probability that is elsewhere than after the whole text, 0..1. */
  readonly moved: Float32Array;
  /** [T]: the likeliest next token. */
  readonly topIds: Int32Array;
  /** [T]: its probability, 0..1. */
  readonly topProbabilities: Float32Array;
}

/**
 * Reads the last tokens of a text as if they were all of it, one more each time: the first of them is
 * at the first position. Progress is a share, 0..1.
 *
 * @throws RangeError where there is no token
 * @throws EngineFailure 'too-long' when the text has more tokens than the context
 */
export const lastTokens: Task<LastTokensRequest, LastTokens, number> = async (
  opened,
  { ids },
  { between, progress },
) => {
  const predictions: Float64Array[] = [];
  // The whole text first, which may be too long.
  for (let from = 0; from < Math.max(1, ids.length); from++) {
    await between();
    const { lastLogits } = await forwardPass(opened, {
      ids: ids.slice(from),
      parts: ['lastLogits'],
    });
    predictions.unshift(softmax(lastLogits ?? []));
    progress(predictions.length / ids.length);
  }
  const whole = predictions.at(-1) ?? [];
  const tops = predictions.map((p) => topK(p, 1)[0] ?? 0);
  return {
    moved: Float32Array.from(predictions, (p) => totalVariation(p, whole)),
    topIds: Int32Array.from(tops),
    topProbabilities: Float32Array.from(predictions, (p, i) => p[tops[i] ?? 0] ?? 0),
  };
};
