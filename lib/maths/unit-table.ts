import { dotAt, squaresAt } from './row-kernels';

/** A table whose rows have length 1; what they were is kept beside them. */
export interface UnitTable {
  /** N */
  readonly count: number;
  /** D */
  readonly width: number;
  /** [N, D], each row of length 1, or all zeros where it was so. */
  readonly values: Float32Array;
  /** [N]: the lengths; row times length is the table's own row. */
  readonly norms: Float32Array;
}

/** Room for N rows of width D. */
export function emptyUnitTable(count: number, width: number): UnitTable {
  return {
    count,
    width,
    values: new Float32Array(count * width),
    norms: new Float32Array(count),
  };
}

/** Put a row [D] in its place, scaled to length 1. */
export function setRow({ width, values, norms }: UnitTable, i: number, row: Float32Array): void {
  const norm = Math.sqrt(squaresAt(row, 0, width));
  norms[i] = norm;
  if (norm === 0) return;
  const at = i * width;
  for (let d = 0; d < width; d++) values[at + d] = (row[d] as number) / norm;
}

/** The table's own row, at its own length: [D]. @throws RangeError outside of the table */
export function ownRow({ count, width, values, norms }: UnitTable, i: number): Float32Array {
  if (!Number.isInteger(i) || i < 0 || i >= count) throw new RangeError(`there is no row ${i}`);
  const norm = norms[i] as number;
  return values.slice(i * width, (i + 1) * width).map((value) => value * norm);
}

/**
 * The cosine of every row with one vector.
 *
 * @param query [D], of any length
 * @returns [N]
 */
export function cosines({ count, width, values }: UnitTable, query: Float32Array): Float32Array {
  const length = Math.hypot(...query);
  const unit = Float64Array.from(query, (value) => (length === 0 ? 0 : value / length));
  const found = new Float32Array(count);
  for (let i = 0; i < count; i++) found[i] = dotAt(values, i * width, unit);
  return found;
}
