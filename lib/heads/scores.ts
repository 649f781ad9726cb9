import { entropy } from '@/lib/maths/entropy';

/**
 * What a head does, told by one number each. All take one head's weights [T, T], a row a query,
 * and average over queries; a text too short for a score has none.
 */
export type Weights = ArrayLike<number>;

/** The mean weight on the token just before, 0..1, over all queries that have one. */
export function previousToken(weights: Weights, length: number): number | undefined {
  return mean(length, 1, (q) => at(weights, length, q, q - 1));
}

/**
 * The mean weight on the very first token, 0..1. The first query sees nothing else and for the
 * second it is the token just before, so the third is the first that counts.
 */
export function firstToken(weights: Weights, length: number): number | undefined {
  return mean(length, 2, (q) => at(weights, length, q, 0));
}

/** The mean weight on places that hold the query's own token, its own place included, 0..1. */
export function sameToken(weights: Weights, ids: readonly number[]): number | undefined {
  const { length } = ids;
  return mean(length, 1, (q) => {
    let sum = 0;
    for (let k = 0; k <= q; k++) if (ids[k] === ids[q]) sum += at(weights, length, q, k);
    return sum;
  });
}

/**
 * On tokens given twice: the mean weight, in the second half, on the token that followed the same
 * token in the first half, 0..1 (Olsson et al., 2022).
 *
 * @param weights [2n, 2n]
 * @param repeated n
 */
export function induction(weights: Weights, repeated: number): number | undefined {
  const length = 2 * repeated;
  return mean(length, repeated, (q) => at(weights, length, q, q - repeated + 1));
}

/** The mean entropy of the rows, in bits; the first row is left out, as it has no choice. */
export function meanEntropy(weights: Weights, length: number): number | undefined {
  return mean(length, 1, (q) => entropy(rowOf(weights, length, q)));
}

/** How far back a head looks: the mean distance in tokens, each weighted by its attention. */
export function meanDistance(weights: Weights, length: number): number | undefined {
  return mean(length, 1, (q) => {
    let sum = 0;
    for (let k = 0; k <= q; k++) sum += at(weights, length, q, k) * (q - k);
    return sum;
  });
}

/** The weights of a head that looks at everything it may see alike: what a score is held against. */
export function evenWeights(length: number): Float32Array {
  const weights = new Float32Array(length * length);
  for (let q = 0; q < length; q++) weights.fill(1 / (q + 1), q * length, q * length + q + 1);
  return weights;
}

function mean(length: number, from: number, value: (q: number) => number): number | undefined {
  if (length <= from) return undefined;
  let sum = 0;
  for (let q = from; q < length; q++) sum += value(q);
  return sum / (length - from);
}

function at(weights: Weights, length: number, q: number, k: number): number {
  return weights[q * length + k] as number;
}

function rowOf(weights: Weights, length: number, q: number): number[] {
  return Array.from({ length: q + 1 }, (_, k) => at(weights, length, q, k));
}
