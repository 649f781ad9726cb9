import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';

/** A token's probability with all heads on, and with some off. */
export interface Change {
  readonly id: number;
  readonly before: number;
  readonly after: number;
}

/**
 * The tokens that are among the likeliest before or after, in the order of before.
 *
 * @param before [V] logits
 * @param after [V] logits
 */
export function changes(before: Float32Array, after: Float32Array, count: number): Change[] {
  const [was, is] = [softmax(before), softmax(after)];
  const ids = new Set([...topK(before, count), ...topK(after, Math.ceil(count / 2))]);
  return [...ids]
    .map((id) => ({ id, before: was[id] as number, after: is[id] as number }))
    .sort((a, b) => b.before - a.before);
}

/** The end of the scale: the largest share, at least 10 %. */
export const fullScale = (rows: readonly Change[]) =>
  Math.max(0.1, ...rows.flatMap((row) => [row.before, row.after]));
