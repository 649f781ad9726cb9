import { uniformAt } from './uniform';

/**
 * Returns a vector of n numbers with a direction that is drawn at random, all directions alike, and
 * a given length: normal numbers (Box and Muller, 1958), scaled. The same seed gives the same one.
 */
export function randomDirection(n: number, length: number, seed: number): Float64Array {
  const vector = Float64Array.from({ length: n }, (_, i) => {
    const [one, other] = [uniformAt(seed, 2 * i), uniformAt(seed, 2 * i + 1)];
    return Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other);
  });
  const own = Math.hypot(...vector);
  return vector.map((x) => (x * length) / own);
}
