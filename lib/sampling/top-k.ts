import { byValue } from './order';

/**
 * Returns how many candidates top-k sampling keeps (Fan et al., 2018): the k likeliest.
 *
 * @param size V, the number of candidates
 * @param k 1, 2, 3 …; 0 keeps all
 * @throws RangeError when k is no whole number from 0 up
 */
export function keptByTopK(size: number, k: number): number {
  if (!Number.isInteger(k) || k < 0) throw new RangeError(`top-k must be 0, 1, 2 …: ${k}`);
  return k === 0 ? size : Math.min(k, size);
}

/**
 * Top-k sampling: all but the k likeliest get 0, and what is left is scaled up to 1. Of equally
 * likely candidates the one with the smaller index is kept.
 *
 * @param probabilities [V], summing to 1
 * @param order the indices from likeliest to least likely, where they are known already
 * @returns [V]
 */
export function keepTopK(
  probabilities: ArrayLike<number>,
  k: number,
  order: ArrayLike<number> = byValue(probabilities),
): Float64Array {
  return keepFirst(probabilities, order, keptByTopK(probabilities.length, k));
}

/** Keeps the first `count` of `order`, scaled to sum to 1; the others get 0. */
export function keepFirst(
  probabilities: ArrayLike<number>,
  order: ArrayLike<number>,
  count: number,
): Float64Array {
  let sum = 0;
  for (let rank = 0; rank < count; rank++) sum += probabilities[order[rank] as number] as number;
  const kept = new Float64Array(probabilities.length);
  for (let rank = 0; rank < count; rank++) {
    const index = order[rank] as number;
    kept[index] = (probabilities[index] as number) / sum;
  }
  return kept;
}
