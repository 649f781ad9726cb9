/**
 * What a ledger claims of each head and each MLP, and what happens without it. Knocked out means
 * that what it gives at the last position is replaced by its mean over a sample. L layers, H heads;
 * in logits, of the first answer minus the second.
 */
export interface KnockOuts {
  /** The tokens that were read. */
  readonly ids: readonly number[];
  readonly answerIds: readonly [number, number];
  /** The difference of the two logits with everything in place. */
  readonly total: number;
  /** The direct share that goes by the ledger: the part's term minus that of its mean. */
  readonly claimed: PartNumbers;
  /** What really goes, later layers included: `total` minus the difference without the part. */
  readonly effects: PartNumbers;
}

/** A number for each part of a model that can be knocked out. */
export interface PartNumbers {
  /** [L, H] */
  readonly heads: Float32Array;
  /** [L] */
  readonly mlps: Float32Array;
}
