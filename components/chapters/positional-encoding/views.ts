import type { Curve } from '@/components/widgets/position-curve/marks';
import type { Shading, SignedMatrix } from '@/components/widgets/signed-map/marks';
import type { PositionTable } from '@/lib/engine/tasks/positions';
import { meanAt } from '@/lib/maths/mean-at';
import { sinusoidalPositions } from '@/lib/maths/sinusoidal-positions';
import { standardDeviation } from '@/lib/maths/standard-deviation';
import { rowOf } from '@/lib/trace/forward-pass';

/** A position table as the chapter's figures draw it: whole, or a recorded sample of it. */
export interface PositionView {
  /** P: the positions of the model. */
  readonly rows: number;
  /** D */
  readonly width: number;
  readonly table: SignedMatrix;
  readonly tableShading: Shading;
  /** Cosine similarity of rows; columns are positions. */
  readonly similarity: SignedMatrix;
  /** [P]: how alike a row is to each; undefined where only another row was recorded. */
  readonly profileOf: (row: number) => Float32Array | undefined;
  readonly curve: Curve;
  readonly explained: ArrayLike<number>;
  /** The mean cosine of rows that are 1, an eighth and a half of the table apart. */
  readonly averages: readonly number[];
}

/** How far the axis of the tables goes on behind the model's last position. */
export const upTo = (rows: number) => Math.floor(rows * 1.25);

/** A learned table fills the colours up to this many standard deviations. */
export const LIMIT = 2.5;

/** The view of a whole table, as the worker computed it. */
export function viewOf(found: PositionTable): PositionView {
  const { source, rows, width, similarity, scores, explained } = found;
  const learned = source === 'learned';
  return {
    rows,
    width,
    table: learned
      ? { rows, columns: width, values: found.table }
      : { rows: upTo(rows), columns: width, values: sinusoidalPositions(upTo(rows), width) },
    tableShading: { limit: learned ? LIMIT * standardDeviation(found.table) : 1, exponent: 1 },
    similarity: { rows, columns: rows, values: similarity },
    profileOf: (row) => rowOf(similarity, row, rows),
    curve: { points: scores, every: 1 },
    explained,
    averages: distances(rows).map((distance) => meanAt(similarity, rows, distance)),
  };
}

/** The distances that the averages are of. */
export const distances = (rows: number) => [1, Math.floor(rows / 8), Math.floor(rows / 2)];
