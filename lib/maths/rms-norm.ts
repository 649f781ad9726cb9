/**
 * Returns a vector divided by the root of its mean square (Zhang and Sennrich, 2019). Nothing is
 * subtracted, so its direction stays.
 *
 * @param x [D]
 */
export function rmsNorm(x: ArrayLike<number>): Float64Array {
  const values = Float64Array.from(x);
  const square = values.reduce((sum, value) => sum + value * value, 0) / values.length;
  return values.map((value) => value / Math.sqrt(square));
}
