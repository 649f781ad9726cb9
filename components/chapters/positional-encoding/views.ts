import type { Curve } from '@/components/widgets/position-curve/marks';
import type { Shading, SignedMatrix } from '@/components/widgets/signed-map/marks';
import type { PositionTable } from '@/lib/engine/tasks/positions';
import { sinusoidalPositions } from '@/lib/maths/sinusoidal-positions';
import { rowOf } from '@/lib/trace/forward-pass';

/** How the rows of a position table compare, as the chapter's figures draw it. */
export interface PositionRows {
  /** P: the positions of the model. */
  readonly rows: number;
  /** Cosine similarity of rows; columns are positions. */
  readonly similarity: SignedMatrix;
  /** [P]: how alike a row is to each; undefined for a row that a sample leaves out. */
  readonly profileOf: (row: number) => Float32Array | undefined;
  /** Decimals to which the cosines are known. */
  readonly digits: number;
  readonly curve: Curve;
  readonly explained: ArrayLike<number>;
  /** The mean cosine of rows that are so many positions apart. */
  readonly averages: PositionTable['averages'];
}

/** The same, with the table itself. */
export interface PositionView extends PositionRows {
  /** D */
  readonly width: number;
  /** False for a sample of the table. */
  readonly whole: boolean;
  readonly table: SignedMatrix;
  readonly tableShading: Shading;
}

/** How far the axis of the tables goes on behind the model's last position. */
export const upTo = (rows: number) => Math.floor(rows * 1.25);

/** A learned table fills the colours up to this many standard deviations. */
export const TABLE_LIMIT = 2.5;

/** The view of an answer. */
export function viewOf(answer: PositionTable): PositionView {
  const { source, rows, width, similarity, profile, scores, every, explained, averages } = answer;
  const learned = source === 'learned';
  const whole = similarity.rows === rows;
  return {
    rows,
    width,
    whole,
    table: answer.table ?? formula(answer),
    tableShading: { limit: learned ? TABLE_LIMIT * answer.spread : 1, exponent: 1 },
    similarity,
    profileOf: (row) => {
      if (whole) return rowOf(similarity.values, row, rows);
      return row === profile?.row ? profile.values : undefined;
    },
    digits: 3,
    // Position 0 is a case of its own, see `positions`.
    curve: { points: scores.subarray(3), first: every, every },
    explained,
    averages,
  };
}

/** The formula's table beyond the model's last position, sampled like the similarities. */
function formula({ rows, width, similarity }: PositionTable): SignedMatrix {
  const all = sinusoidalPositions(upTo(rows), width);
  const down = upTo(similarity.rows);
  const across = similarity.rows === rows ? width : similarity.columns;
  const values = Float32Array.from({ length: down * across }, (_, i) => {
    const row = Math.floor((Math.floor(i / across) * rows) / similarity.rows);
    return all[row * width + Math.floor(((i % across) * width) / across)] as number;
  });
  return { rows: down, columns: across, values };
}
