/**
 * The sinusoidal position encoding of Vaswani et al. (2017), "Attention is all you need", 3.5:
 * column 2i of row p holds sin(p / 10000^(2i/D)), column 2i + 1 the cosine of the same angle.
 *
 * @param rows how many positions, from 0
 * @param width D
 * @returns [rows, width]
 */
export function sinusoidalPositions(rows: number, width: number): Float32Array {
  const table = new Float32Array(rows * width);
  for (let column = 0; column < width; column++) {
    const frequency = 10_000 ** (-(column - (column % 2)) / width);
    const wave = column % 2 === 0 ? Math.sin : Math.cos;
    for (let p = 0; p < rows; p++) table[p * width + column] = wave(p * frequency);
  }
  return table;
}
