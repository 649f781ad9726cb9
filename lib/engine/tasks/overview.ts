import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import { rowOf } from '@/lib/trace/forward-pass';
import type { Task } from '../task';
import { forwardPass, type PassWith } from './inspect';

export interface OverviewRequest {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
  /** How many of the last tokens to bring back at most, K. */
  readonly lanes: number;
  /** How many numbers of each vector, G. */
  readonly glyph: number;
  /** How many of the likeliest next tokens to name. */
  readonly top: number;
}

/** One pass in small: of the last K = min(T, lanes) tokens, the first G numbers of each vector. */
export interface Overview {
  /** The T tokens that were read. */
  readonly ids: readonly number[];
  /** [K, G]: rows of the token table. */
  readonly token: Float32Array;
  /** [K, G]: rows of the position table. */
  readonly position: Float32Array;
  /** [K, G]: what leaves the last block. */
  readonly output: Float32Array;
  /** [K, K]: weights of query row on key column, averaged over all heads of all layers. */
  readonly attention: Float32Array;
  readonly topIds: readonly number[];
  /** 0..1 */
  readonly topProbabilities: readonly number[];
}

/** Reads a text in one pass and returns what a map of the whole model shows of it. */
export const overview: Task<OverviewRequest, Overview> = async (opened, request, context) => {
  await context.between();
  return overviewOf(await forwardPass(opened, { ids: request.ids, parts: PARTS }), request);
};

const PARTS = [
  ...(['attention', 'residual', 'tokenEmbedding', 'positionEmbedding', 'lastLogits'] as const),
];

/** Returns the overview of a pass. */
export function overviewOf(
  pass: PassWith<(typeof PARTS)[number]>,
  { lanes, glyph, top }: Omit<OverviewRequest, 'ids'>,
): Overview {
  const { shape, ids, tokenEmbedding, positionEmbedding, residual, lastLogits } = pass;
  const from = Math.max(0, ids.length - lanes);
  const glyphs = (matrix: Float32Array) => {
    const found = new Float32Array((ids.length - from) * glyph);
    for (let t = from; t < ids.length; t++) {
      found.set(rowOf(matrix, t, shape.width).subarray(0, glyph), (t - from) * glyph);
    }
    return found;
  };
  const shares = softmax(lastLogits);
  const topIds = topK(shares, top);
  return {
    ids,
    token: glyphs(tokenEmbedding),
    position: glyphs(positionEmbedding),
    output: glyphs(residual[shape.layers] as Float32Array),
    attention: meanAttention(pass, from),
    topIds,
    topProbabilities: topIds.map((id) => shares[id] ?? 0),
  };
}

/** Returns the weights of the tokens from `from` on, averaged over all heads, [K, K]. */
function meanAttention(
  { shape, ids, attention }: PassWith<'attention'>,
  from: number,
): Float32Array {
  const T = ids.length;
  const K = T - from;
  const mean = new Float32Array(K * K);
  for (const layer of attention) {
    for (let head = 0; head < shape.heads; head++) {
      for (let q = 0; q < K; q++) {
        const row = (head * T + from + q) * T + from;
        for (let k = 0; k <= q; k++) {
          const at = q * K + k;
          mean[at] = (mean[at] ?? 0) + (layer[row + k] ?? 0) / (shape.layers * shape.heads);
        }
      }
    }
  }
  return mean;
}
