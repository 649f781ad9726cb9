/**
 * The record of what a model did with a text: the one type that figures are drawn from.
 *
 * Shapes use T tokens, L layers, H heads, D width, V vocabulary. Arrays are row-major.
 *
 * A trace is kept by rows, one a token, because GPT-2 looks only at the present and the past: a
 * token's row never changes when more text follows. Two texts with a common beginning share its
 * rows, and a step forward adds one row and copies nothing.
 */

/** The model's sizes. */
export interface ModelShape {
  readonly layers: number;
  readonly heads: number;
  readonly width: number;
  readonly vocabulary: number;
  /** The most tokens that the model can read: its number of positions. */
  readonly context: number;
}

/** One token of the text: its id in the vocabulary and the bytes it stands for. */
export interface Token {
  readonly id: number;
  /** UTF-8; a token may be only a part of a character. */
  readonly bytes: Uint8Array;
  /** True for tokens that stand for no text, as `<|endoftext|>`. */
  readonly special: boolean;
}

/** What the model computed at one position. */
export interface TraceRow {
  readonly token: Token;
  /** [L, H, K]: the weights of this position on the K = position + 1 it sees, after the softmax. */
  readonly attention: Float32Array;
  /** [V]: the logits for the token that follows; left out where nobody asked for them. */
  readonly logits?: Float32Array;
}

/** What the model did with T tokens: `rows[t]` belongs to position t. */
export interface Trace {
  /** The model's name in the catalog. */
  readonly model: string;
  readonly shape: ModelShape;
  readonly rows: readonly TraceRow[];
}

/** The row of position t. @throws RangeError outside the text */
export function rowAt(trace: Trace, position: number): TraceRow {
  const row = trace.rows[position];
  if (!row) throw new RangeError(`position ${position} of ${trace.rows.length}`);
  return row;
}

/**
 * How much position `query` looks at position `key`, in one head: 0..1.
 * Positions to the right of `query` are forbidden, not merely small: `undefined`.
 */
export function attentionWeight(
  trace: Trace,
  layer: number,
  head: number,
  query: number,
  key: number,
): number | undefined {
  if (key > query) return undefined;
  const seen = query + 1;
  return rowAt(trace, query).attention[(layer * trace.shape.heads + head) * seen + key];
}
