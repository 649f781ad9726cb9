/**
 * The total variation distance of two probability distributions: the share of probability that
 * has to be moved to make one of the other.
 *
 * @param p [N], sums to 1
 * @param q [N], sums to 1
 * @returns ½ Σ |p − q|: 0 when they are equal, 1 when they have nothing in common
 * @throws RangeError when they differ in length
 */
export function totalVariation(p: ArrayLike<number>, q: ArrayLike<number>): number {
  if (p.length !== q.length) throw new RangeError(`${p.length} and ${q.length} outcomes`);
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += Math.abs((p[i] as number) - (q[i] as number));
  return sum / 2;
}
