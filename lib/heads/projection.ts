/** One number of the residual stream, and all that an attention adds to it. */
export interface ProjectedPlace {
  /** From 0. */
  readonly place: number;
  /** [d]: what the numbers of the followed head are multiplied by: its part of a column of W_O. */
  readonly weights: readonly number[];
  /** [H]: what each head adds. */
  readonly written: readonly number[];
  /** What the bias adds, which belongs to no head. */
  readonly bias: number;
  /** The number before and after the attention, as the model has it. */
  readonly before: number;
  readonly after: number;
}

/**
 * How the outputs of an attention's heads, side by side, become its change of the residual stream,
 * at one position. H heads of d numbers, D = H d.
 */
export interface OutputProjection {
  readonly ids: readonly number[];
  readonly layer: number;
  readonly head: number;
  readonly position: number;
  /** [H, d] */
  readonly outputs: Float32Array;
  /** [H, D]: the output of each head times its d rows of W_O. */
  readonly written: Float32Array;
  /** [D] each */
  readonly bias: Float32Array;
  readonly before: Float32Array;
  readonly after: Float32Array;
  /** [d]: the output of the head that is followed. */
  readonly own: readonly number[];
  readonly places: readonly ProjectedPlace[];
}

/** Returns the place of the stream that the followed head changes most, up or down. */
export function strongestPlace({ written, before, head }: OutputProjection): number {
  const row = written.subarray(head * before.length, (head + 1) * before.length);
  return row.reduce((best, x, i) => (Math.abs(x) > Math.abs(row[best] ?? 0) ? i : best), 0);
}
