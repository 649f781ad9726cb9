import { dot } from './dot';
import { softmax } from './softmax';

/**
 * The attention weights of one head, from its queries and keys: softmax(q·k / √d), where a query
 * sees the keys of its own position and of those before it (Vaswani et al., 2017).
 *
 * @param query [T, d], unscaled
 * @param key [T, d]
 * @param causal false lets every position see every position
 * @returns [T, T], a row a query; forbidden places are exactly 0
 */
export function attention(
  query: Float32Array,
  key: Float32Array,
  length: number,
  causal = true,
): Float64Array {
  const d = query.length / length;
  const weights = new Float64Array(length * length);
  for (let q = 0; q < length; q++) {
    const own = query.subarray(q * d, (q + 1) * d);
    const scores = Array.from({ length }, (_, k) =>
      causal && k > q
        ? Number.NEGATIVE_INFINITY
        : dot(own, key.subarray(k * d, (k + 1) * d)) / Math.sqrt(d),
    );
    weights.set(softmax(scores), q * length);
  }
  return weights;
}

/**
 * Σₜ weightₜ · rowₜ.
 *
 * @param weights [T]
 * @param rows [T, d]
 * @returns [d]
 */
export function weightedSum(weights: ArrayLike<number>, rows: Float32Array): Float64Array {
  const d = rows.length / weights.length;
  const sum = new Float64Array(d);
  for (let t = 0; t < weights.length; t++) {
    for (let i = 0; i < d; i++) {
      sum[i] = (sum[i] as number) + (weights[t] as number) * (rows[t * d + i] as number);
    }
  }
  return sum;
}
