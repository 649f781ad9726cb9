/**
 * Returns the indices of all values, the largest first; equal values in index order.
 *
 * @param values [N]
 * @returns [N] indices
 */
export function byValue(values: ArrayLike<number>): Uint32Array {
  const at = (index: number) => values[index] as number;
  return Uint32Array.from({ length: values.length }, (_, index) => index).sort(
    (a, b) => at(b) - at(a) || a - b,
  );
}
