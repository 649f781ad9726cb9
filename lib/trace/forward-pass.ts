import type { ModelShape } from './trace';

/** What can be seen inside a pass, by the name that asks for it. */
export type Part = Exclude<keyof ForwardPass, 'model' | 'shape' | 'ids' | 'heads'>;

/** A head by its place, both counted from 0. */
export type HeadIndex = readonly [layer: number, head: number];

/** The parts that every head has its own of. */
export type HeadPart = 'attention' | 'score' | 'query' | 'key' | 'value' | 'headOutput';

/** What a model holds likeliest after each of T positions. */
export interface PositionPredictions {
  /** [T]: the likeliest token. */
  readonly topIds: Int32Array;
  /** [T]: its probability, 0..1. */
  readonly topProbabilities: Float32Array;
  /** [T - 1]: the probability of the token that follows in the text, 0..1. */
  readonly nextProbabilities: Float32Array;
}

/**
 * One pass over T tokens: the parts of it that were asked for.
 *
 * Shapes use T tokens, L layers, H heads, D width, d = D / H, V vocabulary; arrays are row-major
 * float32. Unlike a `Trace`, which grows token by token, this is one text read at once, possibly
 * with heads switched off, without the mask, or with the tokens at other positions.
 */
export interface ForwardPass {
  /** The model's name in the catalog. */
  readonly model: string;
  readonly shape: ModelShape;
  readonly ids: readonly number[];
  /** The heads that the parts of heads hold; all where it is left out. Read them by `headPart`. */
  readonly heads?: readonly HeadIndex[];
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
  /** One [H, T, d] array a layer: what each head gives to W_O. Left out likewise. */
  readonly headOutput?: readonly Float32Array[];
  /** L arrays [T, D]: what each MLP adds to the stream, its bias included. Left out likewise. */
  readonly mlpOutput?: readonly Float32Array[];
  /** [T]: 1 / standard deviation in the final layer norm. Left out likewise. */
  readonly finalScale?: Float32Array;
  /** [T, D] */
  readonly tokenEmbedding?: Float32Array;
  /** [T, D] */
  readonly positionEmbedding?: Float32Array;
  /** [T, V] */
  readonly logits?: Float32Array;
  /** [V]: the logits of the last position only. */
  readonly lastLogits?: Float32Array;
  readonly predictions?: PositionPredictions;
}

/**
 * Returns a part of one head, a view of [T, n]: n is T for `attention` and `score`, else d.
 * Undefined where the pass does not hold it.
 */
export function headPart(
  pass: ForwardPass,
  part: HeadPart,
  layer: number,
  head: number,
): Float32Array | undefined {
  const arrays = pass[part];
  if (pass.heads) return arrays?.[pass.heads.findIndex(([l, h]) => l === layer && h === head)];
  const size = (arrays?.[layer]?.length ?? 0) / pass.shape.heads;
  return arrays?.[layer]?.subarray(head * size, (head + 1) * size);
}

/** Returns row `t` of a matrix [T, n], a view of n numbers. */
export function rowOf(matrix: Float32Array, t: number, n: number): Float32Array {
  return matrix.subarray(t * n, (t + 1) * n);
}
