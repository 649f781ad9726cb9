/** A text as the engine sees it: the ids, and how many of them the reader wrote. */
export interface Continuation {
  readonly ids: readonly number[];
  /** Tokens of the prompt, at least 1; the others were chosen one at a time. */
  readonly promptLength: number;
}
