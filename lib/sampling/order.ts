/** The most values that can be sorted by their bits: an index of 20 beside a value of 32 fits a double. */
const MOST = 2 ** 20;

/**
 * Returns the indices of all values, the largest first; equal values in index order. Logits, which are
 * float32, are sorted by their bits: a comparison in JavaScript for each two takes several times as long.
 *
 * @param values [N], none of them NaN
 * @returns [N] indices
 */
export function byValue(values: ArrayLike<number>): Uint32Array {
  if (values instanceof Float32Array && values.length <= MOST) return byBits(values);
  const at = (index: number) => values[index] as number;
  return Uint32Array.from({ length: values.length }, (_, index) => index).sort(
    (a, b) => at(b) - at(a) || a - b,
  );
}

function byBits(values: Float32Array): Uint32Array {
  const size = values.length;
  const floats = new Float32Array(size);
  // -0 + 0 is 0: the two are equal, and their bits are not.
  for (let index = 0; index < size; index++) floats[index] = (values[index] as number) + 0;
  const bits = new Int32Array(floats.buffer);
  const keys = new Float64Array(size);
  for (let index = 0; index < size; index++) {
    const word = bits[index] as number;
    // Bits of positive floats are in their order, those of negative ones in the opposite one.
    const ascending = word < 0 ? -1 - (word & 0x7fffffff) : word;
    keys[index] = -ascending * MOST + index;
  }
  keys.sort();
  const order = new Uint32Array(size);
  for (let rank = 0; rank < size; rank++) {
    const key = keys[rank] as number;
    order[rank] = key - Math.floor(key / MOST) * MOST;
  }
  return order;
}
