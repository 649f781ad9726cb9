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
