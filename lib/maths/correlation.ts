/**
 * Returns Pearson's correlation coefficient of two series, -1..1; NaN where one of them is constant.
 *
 * @param a [N]
 * @param b [N]
 * @throws RangeError when the lengths differ, or there is nothing to compare
 */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const size = a.length;
  if (size === 0 || b.length !== size) throw new RangeError(`${size} and ${b.length} numbers`);
  const mean = (of: ArrayLike<number>) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += of[i] as number;
    return sum / size;
  };
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < size; i++) {
    const [x, y] = [(a[i] as number) - meanA, (b[i] as number) - meanB];
    both += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return both / Math.sqrt(ofA * ofB);
}
