import { largestDifference } from '@/lib/maths/largest-difference';
import { topK } from '@/lib/maths/top-k';
import { noPast } from '../graph/feeds';
import { runPass } from '../graph/run-pass';
import type { Task } from '../task';

export interface CacheTimingRequest {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
  /** Tokens to write, the likeliest each. */
  readonly length: number;
  /** Every so many tokens, the whole text is also read without the cache. */
  readonly every: number;
  /** A new number asks for a new measurement. */
  readonly run: number;
}

/** One step, done both ways. */
export interface TimedStep {
  /** Tokens of the text, the new one among them. */
  readonly length: number;
  /** Milliseconds for one pass over the new token, with the keys and values of the others. */
  readonly reused: number;
  /** Milliseconds for one pass over the whole text. */
  readonly anew: number;
  /** The largest difference of the two logits of any token. */
  readonly difference: number;
}

export interface CacheTiming {
  readonly steps: readonly TimedStep[];
}

/**
 * Writes greedily, and times each step with the key/value cache and without it, on the same tokens.
 */
export const cacheTiming: Task<CacheTimingRequest, CacheTiming, readonly TimedStep[]> = async (
  opened,
  { ids, length, every },
  context,
) => {
  const { graph } = opened.model;
  const { vocabulary, context: size } = graph.shape;
  const text = [...ids];
  const steps: TimedStep[] = [];
  await context.between();
  // The first passes of a shape are slower than all others: this one is not counted.
  let { logits, past } = await runPass(graph, text, noPast(graph));
  await runPass(graph, text.slice(0, 1), past);
  for (let step = 0; step < length && text.length < size; step++) {
    await context.between();
    const [id = 0] = topK(logits.slice(-vocabulary), 1);
    text.push(id);
    const begin = performance.now();
    ({ logits, past } = await runPass(graph, [id], past));
    const reused = performance.now() - begin;
    if (step % every !== 0) continue;
    await context.between();
    const again = performance.now();
    const whole = await runPass(graph, text, noPast(graph));
    const anew = performance.now() - again;
    const difference = largestDifference(logits, whole.logits.subarray(-vocabulary));
    steps.push({ length: text.length, reused, anew, difference });
    context.progress([...steps]);
  }
  return { steps };
};
