import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import type { Task } from '../task';
import { forwardPass } from './inspect';

export interface GreedyRequest {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
  /** How many tokens to write. */
  readonly steps: number;
}

export interface Greedy {
  /** The tokens that were written; fewer than asked for where the context is full. */
  readonly ids: readonly number[];
  /** Of each when it was chosen, 0..1. */
  readonly probabilities: readonly number[];
}

/** Write on, one pass a token, each time with the likeliest. */
export const greedy: Task<GreedyRequest, Greedy, Greedy> = async (
  opened,
  { ids, steps },
  context,
) => {
  const room = opened.model.graph.shape.context - ids.length + 1;
  const written: number[] = [];
  const probabilities: number[] = [];
  for (let step = 0; step < Math.min(steps, room); step++) {
    await context.between();
    const read = [...ids, ...written];
    const { lastLogits = new Float32Array(1) } = await forwardPass(opened, {
      ids: read,
      parts: ['lastLogits'],
    });
    const shares = softmax(lastLogits);
    const [id = 0] = topK(shares, 1);
    written.push(id);
    probabilities.push(shares[id] ?? 0);
    context.progress({ ids: [...written], probabilities: [...probabilities] });
  }
  return { ids: written, probabilities };
};
