/** The probability of one next token before and after something was switched. */
export interface ProbabilityChange {
  readonly id: number;
  /** 0..1 */
  readonly before: number;
  /** 0..1 */
  readonly after: number;
}

/** Returns the changes of some tokens, that of the likeliest before first. */
export const probabilityChanges = (
  ids: Iterable<number>,
  before: Float64Array,
  after: Float64Array,
): ProbabilityChange[] =>
  Array.from(ids, (id) => ({ id, before: before[id] as number, after: after[id] as number })).sort(
    (a, b) => b.before - a.before,
  );
