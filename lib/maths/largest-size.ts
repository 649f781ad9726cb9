/** Returns the largest size, without its sign, of the numbers of some vectors; at least `least`. */
export function largestSize(vectors: readonly ArrayLike<number>[], least = 0): number {
  let most = least;
  for (const vector of vectors) {
    for (let i = 0; i < vector.length; i++) most = Math.max(most, Math.abs(vector[i] as number));
  }
  return most;
}
