/**
 * The mean of the entries of a square matrix that are `distance` columns right of the diagonal.
 *
 * @param matrix [N, N]
 * @param distance 0 … N − 1
 */
export function meanAt(matrix: Float32Array, size: number, distance: number): number {
  let sum = 0;
  for (let i = 0; i + distance < size; i++) sum += matrix[i * size + i + distance] as number;
  return sum / (size - distance);
}
