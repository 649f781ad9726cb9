/** A text as the engine sees it: the ids, and how many of them the reader wrote. */
export interface Continuation {
  readonly ids: readonly number[];
  /** Tokens of the prompt, at least 1; the others were chosen one at a time. */
  readonly promptLength: number;
}

/** What the model computed at one position, as the worker hands it over. */
export interface RowData {
  readonly id: number;
  /** [L, H, position + 1] */
  readonly attention: Float32Array;
  /** [V], for the last position only. */
  readonly logits?: Float32Array;
}

/** The answer to a trace request. */
export interface TraceData {
  /** The position of the first row; the rows before it are already known to whoever asked. */
  readonly from: number;
  readonly rows: readonly RowData[];
  /** How many passes the model ran for this answer; 0 when all was cached. */
  readonly passes: number;
  /** The time these passes took. */
  readonly milliseconds: number;
}
