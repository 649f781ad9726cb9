import { byValue } from './order';
import { keepFirst } from './top-k';

/**
 * Returns how many candidates top-p sampling keeps (Holtzman et al., 2020): the fewest of the likeliest
 * whose probabilities together reach p, and at least one.
 *
 * @param probabilities [V], summing to 1
 * @param p 0 … 1; 1 keeps all
 * @throws RangeError when p is not in 0 … 1
 */
export function keptByTopP(
  probabilities: ArrayLike<number>,
  p: number,
  order: ArrayLike<number> = byValue(probabilities),
): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`top-p must be a number from 0 to 1: ${p}`);
  // Rounding may make the sum reach 1 before the last candidate.
  if (p === 1) return probabilities.length;
  let sum = 0;
  for (let rank = 0; rank < order.length; rank++) {
    sum += probabilities[order[rank] as number] as number;
    if (sum >= p) return rank + 1;
  }
  return order.length;
}

/**
 * Top-p (nucleus) sampling: all but the kept candidates get 0, and what is left is scaled up to 1.
 *
 * @returns [V]
 */
export function keepTopP(
  probabilities: ArrayLike<number>,
  p: number,
  order: ArrayLike<number> = byValue(probabilities),
): Float64Array {
  return keepFirst(probabilities, order, keptByTopP(probabilities, p, order));
}
