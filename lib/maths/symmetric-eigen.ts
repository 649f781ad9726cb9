/** Eigenvalues of a symmetric matrix, largest first, and their eigenvectors. */
export interface SymmetricEigen {
  /** [K] */
  readonly values: Float64Array;
  /** K vectors [K] of length 1, in the order of the values. */
  readonly vectors: readonly Float64Array[];
}

const MOST_SWEEPS = 50;

/**
 * All eigenvalues of a small symmetric matrix by Jacobi's rotations (Golub and Van Loan, Matrix
 * Computations, 8.5).
 *
 * @param rows the matrix [K, K]
 */
export function symmetricEigen(rows: readonly Float64Array[]): SymmetricEigen {
  const size = rows.length;
  const a = new Float64Array(size * size);
  const v = new Float64Array(size * size);
  for (const [i, row] of rows.entries()) {
    a.set(row, i * size);
    v[i * size + i] = 1;
  }
  const at = (i: number, j: number) => a[i * size + j] as number;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let off = 0;
    let on = 0;
    for (let i = 0; i < size; i++) {
      on += at(i, i) ** 2;
      for (let j = 0; j < i; j++) off += at(i, j) ** 2;
    }
    if (off <= 1e-30 * on) break;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        if (at(p, q) === 0) continue;
        const theta = (at(q, q) - at(p, p)) / (2 * at(p, q));
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        for (let i = 0; i < size; i++) rotate(a, i * size + p, i * size + q, c, t * c);
        for (let i = 0; i < size; i++) rotate(a, p * size + i, q * size + i, c, t * c);
        for (let i = 0; i < size; i++) rotate(v, p * size + i, q * size + i, c, t * c);
      }
    }
  }
  const order = Array.from({ length: size }, (_, k) => k).sort((i, j) => at(j, j) - at(i, i));
  return {
    values: Float64Array.from(order, (k) => at(k, k)),
    vectors: order.map((k) => v.slice(k * size, (k + 1) * size)),
  };
}

function rotate(values: Float64Array, i: number, j: number, c: number, s: number): void {
  const [x, y] = [values[i] as number, values[j] as number];
  values[i] = c * x - s * y;
  values[j] = s * x + c * y;
}
