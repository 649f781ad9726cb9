/**
 * Returns how far two vectors of one length are apart where they are farthest; infinity where one of
 * them has what is not a number.
 */
export function largestDifference(a: Float32Array, b: Float32Array): number {
  let most = 0;
  // Of GPT-2's logits some 350,000 are compared: an iterator would take as long as a pass.
  for (let i = 0; i < a.length; i++) {
    const apart = Math.abs((a[i] as number) - (b[i] as number));
    most = Number.isNaN(apart) ? Number.POSITIVE_INFINITY : Math.max(most, apart);
  }
  return most;
}
