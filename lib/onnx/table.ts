/** A table of rows that are decoded when they are read. */
import { CorruptFileError } from './errors';

/** An embedding table. Its values are views of the file until a row is read. */
export interface Table {
  /** V tokens, or positions in the context. */
  readonly rows: number;
  /** D */
  readonly width: number;
  /** Returns row i as float32, [D], a new array each time. Throws RangeError outside the table. */
  row(i: number): Float32Array;
}

/**
 * Returns a table of what `decode` gives for each row and column.
 *
 * @throws CorruptFileError where the last row cannot be read, as with scales that are too few
 */
export function tableOf(
  rows: number,
  width: number,
  decode: (row: number, column: number) => number,
): Table {
  const table: Table = {
    rows,
    width,
    row(i) {
      if (!Number.isInteger(i) || i < 0 || i >= rows) {
        throw new RangeError(`the table has no row ${i}`);
      }
      try {
        // A plain loop: Float32Array.from takes ten times as long, and whole tables are read.
        const values = new Float32Array(width);
        for (let column = 0; column < width; column++) values[column] = decode(i, column);
        return values;
      } catch (error) {
        throw new CorruptFileError(`a table is cut short: ${(error as Error).message}`);
      }
    },
  };
  table.row(rows - 1);
  return table;
}
