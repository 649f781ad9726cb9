/** The standard deviation of N ≥ 1 numbers, about their mean, divided by N. */
export function standardDeviation(values: Float32Array | Float64Array): number {
  let [sum, squares] = [0, 0];
  for (const x of values) sum += x;
  const mean = sum / values.length;
  for (const x of values) squares += (x - mean) ** 2;
  return Math.sqrt(squares / values.length);
}
