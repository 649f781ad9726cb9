import { pca } from '@/lib/maths/pca';
import { sinusoidalPositions } from '@/lib/maths/sinusoidal-positions';
import { cosines, emptyUnitTable, setRow } from '@/lib/maths/unit-table';
import type { Task, TaskContext } from '../task';

export interface PositionsRequest {
  /** The model's own table, or the formula of 2017 for as many positions and the same width. */
  readonly source: 'learned' | 'sinusoidal';
}

/** A position table of P positions and width D, and how its rows lie to each other. */
export interface PositionTable {
  readonly source: PositionsRequest['source'];
  readonly rows: number;
  readonly width: number;
  /** [P, D] */
  readonly table: Float32Array;
  /** [P, P]: cosine similarity of every row with every other. */
  readonly similarity: Float32Array;
  /** [P, 3]: the rows in their first three principal components. */
  readonly scores: Float32Array;
  /** [3]: the share of the variance along each. */
  readonly explained: Float32Array;
}

/** The two ways to tell a model where a token stands, in numbers; progress is a share, 0..1. */
export const positions: Task<PositionsRequest, PositionTable, number> = async (
  { model, tables },
  { source },
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
  return {
    source,
    rows,
    width,
    table,
    similarity,
    ...(await components(table, rows, width, context)),
  };
};

/** The work between two looks at the messages, in steps of the search for components. */
const STEPS = 8;

async function components(
  table: Float32Array,
  rows: number,
  width: number,
  context: TaskContext<number>,
): Promise<Pick<PositionTable, 'scores' | 'explained'>> {
  const search = pca({ count: rows, width, values: table }, 3);
  for (let step = 0; ; step++) {
    if (step % STEPS === 0) await context.between();
    const { done, value } = search.next();
    if (!done) continue;
    const { places, variances, totalVariance } = value;
    return { scores: places, explained: Float32Array.from(variances, (v) => v / totalVariance) };
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
