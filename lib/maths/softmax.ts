/**
 * Softmax of logits divided by a temperature, in double precision, stable for any finite logits.
 *
 * @param logits [V]
 * @param temperature > 0; as it falls towards 0 the largest logit takes all. At exactly 0 it does
 *   take all: the first of the largest.
 * @returns [V] probabilities that sum to 1
 * @throws RangeError for a negative or non-finite temperature, or no logits
 */
export function softmax(logits: ArrayLike<number>, temperature = 1): Float64Array {
  if (!(temperature >= 0) || !Number.isFinite(temperature)) {
    throw new RangeError(`temperature must be a number from 0 up, not ${temperature}`);
  }
  const size = logits.length;
  if (size === 0) throw new RangeError('softmax of no logits');
  let best = 0;
  for (let i = 1; i < size; i++) if (at(logits, i) > at(logits, best)) best = i;
  const probabilities = new Float64Array(size);
  if (temperature === 0) {
    probabilities[best] = 1;
    return probabilities;
  }
  const largest = at(logits, best);
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const weight = Math.exp((at(logits, i) - largest) / temperature);
    probabilities[i] = weight;
    sum += weight;
  }
  for (let i = 0; i < size; i++) probabilities[i] = at(probabilities, i) / sum;
  return probabilities;
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}
