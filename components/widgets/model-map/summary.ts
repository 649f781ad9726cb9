import type { ForwardPass } from '@/lib/trace/forward-pass';
import { rowOf } from '@/lib/trace/forward-pass';

/** How many of the last tokens the map draws, and how many numbers of each vector. */
export const LANES = 8;
export const GLYPH = 16;

/** What the map shows of one pass: of the last K tokens, K = min(T, LANES). */
export interface MapSummary {
  /** How many tokens the model read. */
  readonly length: number;
  /** [K, GLYPH]: the first numbers of each token's row of the token table. */
  readonly token: Float32Array;
  /** [K, GLYPH]: the same of its position's row. */
  readonly position: Float32Array;
  /** [K, GLYPH]: the same of what leaves the last block. */
  readonly output: Float32Array;
  /** [K, K]: weights of query row on key column, averaged over all heads of all layers. */
  readonly attention: Float32Array;
}

/**
 * The parts of a pass that the map shows.
 *
 * @param inside with attention, tokenEmbedding, positionEmbedding and residual
 */
export function summarize(inside: ForwardPass): MapSummary {
  const { shape, ids, attention = [], residual = [] } = inside;
  const { tokenEmbedding = new Float32Array(0), positionEmbedding = new Float32Array(0) } = inside;
  const length = ids.length;
  const lanes = Math.min(length, LANES);
  const from = length - lanes;
  const glyphs = (matrix: Float32Array) => {
    const found = new Float32Array(lanes * GLYPH);
    for (let k = 0; k < lanes; k++) {
      found.set(rowOf(matrix, from + k, shape.width).subarray(0, GLYPH), k * GLYPH);
    }
    return found;
  };
  const mean = new Float32Array(lanes * lanes);
  const heads = shape.layers * shape.heads;
  for (const layer of attention) {
    for (let head = 0; head < shape.heads; head++) {
      for (let q = 0; q < lanes; q++) {
        const row = (head * length + from + q) * length + from;
        for (let k = 0; k <= q; k++) {
          const at = q * lanes + k;
          mean[at] = (mean[at] ?? 0) + (layer[row + k] ?? 0) / heads;
        }
      }
    }
  }
  return {
    length,
    token: glyphs(tokenEmbedding),
    position: glyphs(positionEmbedding),
    output: glyphs(residual.at(-1) ?? new Float32Array(length * shape.width)),
    attention: mean,
  };
}
