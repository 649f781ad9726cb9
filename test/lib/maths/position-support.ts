import { readFileSync } from 'node:fs';

/** What NumPy has of a table of positions, at every `every`-th row. */
export interface TableSummary {
  readonly rows: number;
  readonly width: number;
  readonly every: number;
  readonly firstColumns: number[][];
  readonly similarity: number[][];
  /** [rows, 3] */
  readonly scores: number[][];
  readonly explained: number[];
}

/** What training/fixtures/positional_encoding.py writes. */
export interface PositionReferences {
  readonly modelSha256: string;
  readonly learned: TableSummary;
  readonly sinusoidal: TableSummary;
  readonly gpt2Shaped: { readonly sinusoidal: TableSummary; readonly madeUp: TableSummary };
  readonly reordered: {
    readonly ids: number[];
    readonly conditions: Readonly<
      Record<string, { moved: number; ids: number[]; before: number[]; after: number[] }>
    >;
  };
}

export const positionReferences: PositionReferences = JSON.parse(
  readFileSync(
    new URL('../../fixtures/positional-encoding/references.json', import.meta.url),
    'utf8',
  ),
);

/** The table of GPT-2's width that the references are made of, too. */
export function madeUpTable(rows: number, width: number): Float32Array {
  return Float32Array.from({ length: rows * width }, (_, i) => {
    const [row, column] = [Math.floor(i / width), i % width];
    const slow =
      Math.sin(row * 0.05 + column * 0.3) + 0.5 * Math.cos(row * 0.11 + column ** 2 * 0.013);
    return slow + 0.25 * Math.sin(row * 0.23 + column * 1.7) + 0.1;
  });
}

/** The largest difference of two lists of rows. */
export function apart(one: number[][], other: number[][]): number {
  const [a, b] = [one.flat(), other.flat()];
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  return a.reduce((most, x, i) => Math.max(most, Math.abs(x - (b[i] ?? Number.NaN))), 0);
}

/** Every n-th row of a matrix [N, columns], and of it every m-th column up to `until`. */
export function sample(
  matrix: Float32Array,
  columns: number,
  every: number,
  { step = 1, until = columns } = {},
): number[][] {
  const rows: number[][] = [];
  for (let r = 0; r * columns < matrix.length; r += every) {
    const row = matrix.subarray(r * columns, (r + 1) * columns);
    rows.push(Array.from(row).filter((_, c) => c < until && c % step === 0));
  }
  return rows;
}
