import { norm } from '@/lib/maths/dot';
import type { Weights } from './scores';

/**
 * Returns the mean weight that a head's rows put on the first token, 0..1, as Gu and others (2024)
 * measure a sink: the first row counts, too, which has no choice.
 *
 * @param weights [T, T], a row a query
 */
export function sinkWeight(weights: Weights, length: number): number {
  let sum = 0;
  for (let q = 0; q < length; q++) sum += weights[q * length] as number;
  return sum / length;
}

/** A head is a sink to them where the first token gets more than this on average. */
export const SINK = 0.3;

/**
 * Returns the length of the first token's value, as a multiple of the mean length of the others'.
 *
 * @param values [T, d], a row a token; at least two rows
 */
export function firstValueLength(values: Weights, depth: number): number {
  const tokens = values.length / depth;
  const lengths = Array.from({ length: tokens }, (_, t) =>
    norm(Array.from({ length: depth }, (_, i) => values[t * depth + i] as number)),
  );
  const [first = 0, ...others] = lengths;
  return first / (others.reduce((sum, x) => sum + x, 0) / others.length);
}
