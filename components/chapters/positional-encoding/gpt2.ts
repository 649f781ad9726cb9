import type { SignedMatrix } from '@/components/widgets/signed-map/marks';
import recorded from '@/content/recorded/positional-encoding/gpt2.json';
import { decode } from '@/lib/trace/codec';
import { unpackBytes } from '@/lib/trace/packed-bytes';
import { type PositionRows, type PositionView, TABLE_LIMIT } from './views';

/** What a signed byte of the files stands for: 127 is 1. */
const STEPS = 127;
const MOST_OF_A_SHORT = 32_767;

const fractions = (bytes: ArrayLike<number>) => Float32Array.from(bytes, (byte) => byte / STEPS);
const integers = (encoded: unknown) => decode(encoded) as Int32Array;

const { rows, width, averages, curve, similarity, profile } = recorded;
const marked = fractions(integers(profile.bytes));

/**
 * The rows of GPT-2's own position table, as recorded: a sample of the map of cosines, and the
 * whole row of one position. Each cosine is within 1/254 of its true value.
 */
export const GPT2_ROWS: PositionRows = {
  rows,
  similarity: {
    rows: similarity.cells,
    columns: similarity.cells,
    values: fractions(integers(similarity.bytes)),
  },
  profileOf: (row) => (row === profile.row ? marked : undefined),
  digits: 2,
  curve: {
    points: Float32Array.from(
      integers(curve.shorts),
      (short) => (short / MOST_OF_A_SHORT) * curve.reach,
    ),
    first: curve.every,
    every: curve.every,
  },
  explained: curve.explained,
  averages,
};

/** The lengths of the last two rows. */
export const GPT2_LAST_LENGTHS = recorded.lastLengths;

/** Loads all cosines of GPT-2's rows. */
export async function loadGpt2Rows(): Promise<PositionRows> {
  const { upperTriangle } = (
    await import('@/content/recorded/positional-encoding/gpt2-similarity.json')
  ).default;
  const values = symmetric(fractions(await unpackBytes(upperTriangle)), rows);
  return {
    ...GPT2_ROWS,
    similarity: { rows, columns: rows, values },
    profileOf: (row) => values.subarray(row * rows, (row + 1) * rows),
  };
}

/** Loads GPT-2's table, each number within a 254th of the largest of its row. */
export async function loadGpt2Table(): Promise<Pick<PositionView, 'table' | 'tableShading'>> {
  const file = (await import('@/content/recorded/positional-encoding/gpt2-table.json')).default;
  const largest = decode(file.largestOfRows) as Float32Array;
  const bytes = await unpackBytes(file.columns);
  const values = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const step = (largest[row] as number) / STEPS;
    for (let column = 0; column < width; column++) {
      values[row * width + column] = (bytes[column * rows + row] as number) * step;
    }
  }
  return {
    table: { rows, columns: width, values },
    tableShading: { limit: TABLE_LIMIT * recorded.spread, exponent: 1 },
  };
}

/** Returns the whole matrix [N, N] of an upper triangle with its diagonal, row by row. */
function symmetric(upper: Float32Array, size: number): SignedMatrix['values'] {
  const values = new Float32Array(size * size);
  let at = 0;
  for (let row = 0; row < size; row++) {
    for (let column = row; column < size; column++) {
      const value = upper[at++] as number;
      values[row * size + column] = value;
      values[column * size + row] = value;
    }
  }
  return values;
}
