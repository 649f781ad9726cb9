/** What GPT-2 adds to the variance before its root is taken (its published configuration). */
const EPSILON = 1e-5;

/** A layer norm step by step. */
export interface LayerNorm {
  readonly mean: number;
  /** Root of variance plus epsilon: what the centred vector is divided by. */
  readonly deviation: number;
  /** [D]: centred and scaled; mean 0, variance 1. */
  readonly scaled: Float64Array;
  /** [D]: scaled × gain + bias. */
  readonly result: Float64Array;
}

/**
 * Layer norm of one vector (Ba, Kiros and Hinton, 2016, arXiv:1607.06450).
 *
 * @param x [D]
 * @param gain [D]
 * @param bias [D]
 * @throws RangeError when the lengths differ, or there is nothing to normalize
 */
export function layerNorm(
  x: ArrayLike<number>,
  gain: ArrayLike<number>,
  bias: ArrayLike<number>,
): LayerNorm {
  const size = x.length;
  if (size === 0 || gain.length !== size || bias.length !== size) {
    throw new RangeError(
      `layer norm of ${size} numbers, ${gain.length} gains, ${bias.length} biases`,
    );
  }
  const values = Float64Array.from(x);
  const mean = values.reduce((sum, value) => sum + value, 0) / size;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / size;
  const deviation = Math.sqrt(variance + EPSILON);
  const scaled = values.map((value) => (value - mean) / deviation);
  const result = scaled.map((value, i) => value * (gain[i] as number) + (bias[i] as number));
  return { mean, deviation, scaled, result };
}
