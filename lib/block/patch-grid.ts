/**
 * What comes back of a preference when parts of a pass over one text are put into a pass over
 * another: activation patching (Vig et al., 2020; Meng et al., 2022). L layers, T tokens, H heads.
 * A difference is the logit of the first answer minus that of the second, at the last position.
 */
export interface PatchGrid {
  /** The text whose parts are taken. */
  readonly cleanIds: readonly number[];
  /** The text that they are put into. */
  readonly corruptedIds: readonly number[];
  readonly answerIds: readonly [number, number];
  /** The difference in each text as it is. */
  readonly clean: number;
  readonly corrupted: number;
  /** What was put in: rows of the stream entering each block, or the outputs of heads. */
  readonly patched: 'stream' | 'heads';
  /** Columns: T positions, or H heads. */
  readonly columns: number;
  /**
   * [L, T] or [L, H]: the difference in the corrupted text with that one part of the clean one; NaN
   * where it was not tried.
   */
  readonly differences: Float32Array;
  /**
   * How much of the difference came back, in the same shape: 0 for none, 1 for all; it may be outside
   * of that range. NaN where it was not tried, and where the two texts have the same difference,
   * with nothing to bring back.
   */
  readonly recovered: Float32Array;
}

/** Returns which share of the way from `corrupted` to `clean` each difference is. */
export function recovered(
  differences: Float32Array,
  { clean, corrupted }: Pick<PatchGrid, 'clean' | 'corrupted'>,
): Float32Array {
  const whole = clean - corrupted;
  return differences.map((x) => (whole === 0 ? Number.NaN : (x - corrupted) / whole));
}
