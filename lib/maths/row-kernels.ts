/**
 * The inner loops over rows of a large table. Four at a time: with a single sum each addition waits
 * for the one before it, which takes three times as long.
 */

/** values[at .. at + D] · vector [D], where D is the vector's length. */
export function dotAt(values: Float32Array, at: number, vector: Float64Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const even = vector.length & ~3;
  for (let j = 0, i = at; j < even; j += 4, i += 4) {
    a += (values[i] as number) * (vector[j] as number);
    b += (values[i + 1] as number) * (vector[j + 1] as number);
    c += (values[i + 2] as number) * (vector[j + 2] as number);
    d += (values[i + 3] as number) * (vector[j + 3] as number);
  }
  for (let j = even; j < vector.length; j++) {
    a += (values[at + j] as number) * (vector[j] as number);
  }
  return a + b + c + d;
}

/** Adds weight · values[at .. at + D] to `sum` [D], in place. */
export function addAt(sum: Float64Array, values: Float32Array, at: number, weight: number): void {
  const even = sum.length & ~3;
  for (let j = 0, i = at; j < even; j += 4, i += 4) {
    sum[j] = (sum[j] as number) + weight * (values[i] as number);
    sum[j + 1] = (sum[j + 1] as number) + weight * (values[i + 1] as number);
    sum[j + 2] = (sum[j + 2] as number) + weight * (values[i + 2] as number);
    sum[j + 3] = (sum[j + 3] as number) + weight * (values[i + 3] as number);
  }
  for (let j = even; j < sum.length; j++) {
    sum[j] = (sum[j] as number) + weight * (values[at + j] as number);
  }
}

/** The sum of the squares of values[at .. at + width]. */
export function squaresAt(values: Float32Array, at: number, width: number): number {
  let sum = 0;
  for (let i = at; i < at + width; i++) sum += (values[i] as number) ** 2;
  return sum;
}
