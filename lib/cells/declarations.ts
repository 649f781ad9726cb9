/** What a cell can write, read from the code that answers it: for completion and for hints. */
export interface Declaration {
  readonly name: string;
  /** As in `(text: Text, options: TraceOptions)`; undefined for what is no function. */
  readonly parameters?: string;
  /** What the comment at its declaration says. */
  readonly says: string;
  /** Names of a last argument `{ … }`. */
  readonly options?: readonly Declaration[];
  /** The class or interface that it belongs to. */
  readonly of?: string;
}

/** All that scripts/build-prelude.mjs finds; the page fetches it with the editor. */
export interface Declarations {
  /** Of `gpt2`. */
  readonly gpt2: readonly Declaration[];
  /** Of tensors and of answers. */
  readonly members: readonly Declaration[];
}
