/**
 * The dot product of two vectors as it comes about: the sum of the first 1, 2, … D products.
 *
 * @param a [D]
 * @param b [D]
 * @returns [D]; the last one is the dot product
 * @throws RangeError when the lengths differ
 */
export function runningProducts(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  if (a.length !== b.length) throw new RangeError(`${a.length} numbers against ${b.length}`);
  let sum = 0;
  return Float64Array.from({ length: a.length }, (_, i) => {
    sum += (a[i] as number) * (b[i] as number);
    return sum;
  });
}
