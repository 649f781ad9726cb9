/**
 * The indices of the k largest values, largest first; equal values in index order.
 *
 * @param values [N]
 * @param k how many; all of them when k ≥ N
 * @returns [min(k, N)] indices
 */
export function topK(values: ArrayLike<number>, k: number): number[] {
  const best: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const last = best[best.length - 1];
    if (best.length === k && (last === undefined || value <= (values[last] as number))) continue;
    let place = best.length;
    while (place > 0 && value > (values[best[place - 1] as number] as number)) place--;
    best.splice(place, 0, i);
    if (best.length > k) best.pop();
  }
  return best;
}

/** The indices of the k smallest values, smallest first; likewise. */
export const bottomK = (values: Float32Array, k: number): number[] =>
  topK(
    values.map((value) => -value),
    k,
  );
