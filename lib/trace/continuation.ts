/** A text as the engine sees it: the ids, and how many of them the reader wrote. */
export interface Continuation {
  readonly ids: readonly number[];
  /** Tokens of the prompt, at least 1; the others were chosen one at a time. */
  readonly promptLength: number;
}

/** What the model computed at one position. */
export interface RowData {
  readonly id: number;
  /** [L, H, position + 1] */
  readonly attention: Float32Array;
  /** [V], for the last position only. */
  readonly logits?: Float32Array;
}

/** What the model computed at each position of a text from one on. */
export interface TraceData {
  /** The position of the first row. */
  readonly from: number;
  readonly rows: readonly RowData[];
  /** How many passes the model ran for this answer; 0 when all was cached. */
  readonly passes: number;
}
