/**
 * Returns the index whose interval of the cumulative distribution contains `uniform`.
 *
 * @param probabilities [V], summing to 1
 * @param uniform a number in [0, 1)
 * @returns an index with a probability above 0
 */
export function sample(probabilities: ArrayLike<number>, uniform: number): number {
  let left = uniform;
  let lastPossible = -1;
  for (let i = 0; i < probabilities.length; i++) {
    const probability = probabilities[i] as number;
    if (probability <= 0) continue;
    lastPossible = i;
    left -= probability;
    if (left < 0) return i;
  }
  // Rounding may leave the sum just below 1: the rest belongs to the last possible index.
  if (lastPossible < 0) throw new RangeError('no index has a probability above 0');
  return lastPossible;
}
