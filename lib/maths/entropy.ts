/**
 * Shannon entropy of a distribution, in bits: 0 when all lies on one outcome, log₂ N when it is
 * spread evenly over N.
 *
 * @param probabilities [N], their sum 1; zeros count nothing
 */
export function entropy(probabilities: ArrayLike<number>): number {
  let bits = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i] as number;
    if (p > 0) bits -= p * Math.log2(p);
  }
  return bits;
}
