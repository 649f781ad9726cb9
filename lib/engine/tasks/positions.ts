import { meanAt } from '@/lib/maths/mean-at';
import { pca } from '@/lib/maths/pca';
import { sinusoidalPositions } from '@/lib/maths/sinusoidal-positions';
import { standardDeviation } from '@/lib/maths/standard-deviation';
import { cosines, emptyUnitTable, setRow } from '@/lib/maths/unit-table';
import type { Task, TaskContext } from '../task';

export interface PositionsRequest {
  /** The model's own table, or the formula of 2017 for as many positions and the same width. */
  readonly source: 'learned' | 'sinusoidal';
  /** Asks for less: evenly spaced rows and columns of the matrices, and points of the curve. */
  readonly sample?: {
    readonly cells: number;
    readonly points: number;
    /** The position whose whole row of cosines is returned as well. */
    readonly row: number;
  };
}

/** A matrix of which every so many rows and columns are given. */
export interface SampledMatrix {
  readonly rows: number;
  readonly columns: number;
  /** [rows, columns] */
  readonly values: Float32Array;
}

/** A position table of P positions and width D, and the similarity of its rows. */
export interface PositionTable {
  readonly source: PositionsRequest['source'];
  readonly rows: number;
  readonly width: number;
  /** Of [P, D]; left out for the formula, which `sinusoidalPositions` computes. */
  readonly table?: SampledMatrix;
  /** The standard deviation of all its numbers. */
  readonly spread: number;
  /** Of [P, P]: cosine similarity of every row with every other. */
  readonly similarity: SampledMatrix;
  /** One whole row of it, [P], where the rest is sampled. */
  readonly profile?: { readonly row: number; readonly values: Float32Array };
  /** The mean cosine of rows that are 1, an eighth and a half of the table apart. */
  readonly averages: readonly { readonly distance: number; readonly mean: number }[];
  /**
   * [N, 3]: every so many rows along the first three principal components of all rows but the first,
   * which is so much longer than the others in a learned table that it would take a direction alone.
   */
  readonly scores: Float32Array;
  /** Positions from one of these rows to the next. */
  readonly every: number;
  /** [3]: the share of the variance along each. */
  readonly explained: Float32Array;
}

/** The two ways to tell a model where a token stands, in numbers; progress is a share, 0..1. */
export const positions: Task<PositionsRequest, PositionTable, number> = async (
  { model, tables },
  { source, sample },
  context,
) => {
  const { context: rows, width } = model.graph.shape;
  await context.between();
  const table =
    source === 'learned' ? learned(tables.position, rows, width) : sinusoidalPositions(rows, width);

  const row = (p: number) => table.subarray(p * width, (p + 1) * width);
  const units = emptyUnitTable(rows, width);
  for (let p = 0; p < rows; p++) setRow(units, p, row(p));
  const similarity = new Float32Array(rows * rows);
  for (let p = 0; p < rows; p++) {
    if (p % 64 === 0) {
      await context.between();
      context.progress(p / rows);
    }
    similarity.set(cosines(units, row(p)), p * rows);
  }
  const { scores, explained } = await components(table, rows, width, context);
  const every = sample ? Math.floor(rows / sample.points) : 1;
  const of = (values: Float32Array, columns: number) =>
    sampled(values, rows, columns, sample?.cells ?? rows, sample?.cells ?? columns);
  return {
    source,
    rows,
    width,
    ...(source === 'learned' && { table: of(table, width) }),
    spread: standardDeviation(table),
    similarity: of(similarity, rows),
    ...(sample && { profile: { row: sample.row, values: cosines(units, row(sample.row)) } }),
    averages: [1, Math.floor(rows / 8), Math.floor(rows / 2)].map((distance) => ({
      distance,
      mean: meanAt(similarity, rows, distance),
    })),
    scores: scores.filter((_, i) => Math.floor(i / 3) % every === 0),
    every,
    explained,
  };
};

/** Returns evenly spaced rows and columns of a matrix [rows, columns]. */
function sampled(
  values: Float32Array,
  rows: number,
  columns: number,
  down: number,
  across: number,
): SampledMatrix {
  if (down === rows && across === columns) return { rows, columns, values };
  const found = new Float32Array(down * across);
  for (let i = 0; i < found.length; i++) {
    const row = Math.floor((Math.floor(i / across) * rows) / down);
    const column = Math.floor(((i % across) * columns) / across);
    found[i] = values[row * columns + column] as number;
  }
  return { rows: down, columns: across, values: found };
}

/** The work between two looks at the messages, in steps of the search for components. */
const STEPS = 8;

async function components(
  table: Float32Array,
  rows: number,
  width: number,
  context: TaskContext<number>,
): Promise<Pick<PositionTable, 'scores' | 'explained'>> {
  const search = pca({ count: rows - 1, width, values: table.subarray(width) }, 3);
  for (let step = 0; ; step++) {
    if (step % STEPS === 0) await context.between();
    const { done, value } = search.next();
    if (!done) continue;
    const { places, variances, totalVariance, components, mean } = value;
    const first = components.map((along) =>
      along.reduce((sum, x, d) => sum + x * ((table[d] as number) - (mean[d] as number)), 0),
    );
    const explained = Float32Array.from(variances, (v) => v / totalVariance);
    return { scores: Float32Array.of(...first, ...places), explained };
  }
}

function learned(
  position: { row(i: number): Float32Array },
  rows: number,
  width: number,
): Float32Array {
  const table = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) table.set(position.row(row), row * width);
  return table;
}
