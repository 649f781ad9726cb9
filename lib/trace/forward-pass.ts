import type { ModelShape, Token } from './trace';

/** What can be seen inside a pass, by the name that asks for it. */
export type Part =
  | 'attention'
  | 'score'
  | 'query'
  | 'key'
  | 'value'
  | 'residual'
  | 'residualMid'
  | 'preActivation'
  | 'tokenEmbedding'
  | 'positionEmbedding'
  | 'logits'
  | 'lastLogits';

/**
 * The inside of one pass over T tokens, as far as it was asked for.
 *
 * Shapes use T tokens, L layers, H heads, D width, d = D / H, V vocabulary; arrays are row-major
 * float32. Unlike a `Trace`, which grows token by token, this is one text read at once, possibly
 * with heads switched off, the mask lifted, or the tokens at other positions.
 */
export interface ForwardPass {
  /** The model's name in the catalog. */
  readonly model: string;
  readonly shape: ModelShape;
  readonly ids: readonly number[];
  /** One [H, T, T] array a layer: weights after the softmax. */
  readonly attention?: readonly Float32Array[];
  /** One [H, T, T] array a layer: q·k / √d, before any mask. */
  readonly score?: readonly Float32Array[];
  /** One [H, T, d] array a layer, unscaled. */
  readonly query?: readonly Float32Array[];
  /** One [H, T, d] array a layer. */
  readonly key?: readonly Float32Array[];
  /** One [H, T, d] array a layer. */
  readonly value?: readonly Float32Array[];
  /** L + 1 arrays [T, D]: the residual stream entering block l, and leaving the last block. */
  readonly residual?: readonly Float32Array[];
  /**
   * L arrays [T, D]: the residual stream of block l between attention and MLP. Left out where the
   * model's file hides it, even if asked for.
   */
  readonly residualMid?: readonly Float32Array[];
  /** L arrays [T, M]: the M neurons of the MLP before the GELU. Left out likewise. */
  readonly preActivation?: readonly Float32Array[];
  /** [T, D] */
  readonly tokenEmbedding?: Float32Array;
  /** [T, D] */
  readonly positionEmbedding?: Float32Array;
  /** [T, V] */
  readonly logits?: Float32Array;
  /** [V]: the logits of the last position only. */
  readonly lastLogits?: Float32Array;
}

/** The inside of a pass with its tokens: what figures are drawn from. */
export interface Inside extends ForwardPass {
  readonly tokens: readonly Token[];
}

/**
 * Row `t` of head `head` in an array of heads.
 *
 * @param heads [H, T, n]
 * @returns [n], a view
 */
export function headRow(
  heads: Float32Array,
  length: number,
  head: number,
  t: number,
  n: number,
): Float32Array {
  const at = (head * length + t) * n;
  return heads.subarray(at, at + n);
}

/** Row `t` of a matrix [T, n], a view of n numbers. */
export function rowOf(matrix: Float32Array, t: number, n: number): Float32Array {
  return matrix.subarray(t * n, (t + 1) * n);
}
