import { dot, norm } from './dot';

/**
 * The cosine of the angle between two vectors, -1..1: 1 for the same direction, 0 for a right
 * angle. A vector of zeros has no direction: 0.
 *
 * @param a [n]
 * @param b [n]
 * @throws RangeError when their lengths differ
 */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`vectors of ${a.length} and ${b.length}`);
  const lengths = norm(a) * norm(b);
  if (lengths === 0) return 0;
  // Rounding can leave the range by a hair.
  return Math.min(1, Math.max(-1, dot(a, b) / lengths));
}
