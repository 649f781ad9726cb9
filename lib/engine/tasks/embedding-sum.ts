import { rowOf } from '@/lib/trace/forward-pass';
import type { Task } from '../task';
import { forwardPass } from './inspect';

export interface EmbeddingSumRequest {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
  /** The first position to return, 0 by default; the tokens before it are read all the same. */
  readonly from?: number;
}

/** What enters the first block at each position, and the two vectors that are added for it. */
export interface EmbeddingSums {
  readonly ids: readonly number[];
  readonly from: number;
  /** One for each position from `from` on; [D] each. */
  readonly sums: readonly {
    readonly token: Float32Array;
    readonly position: Float32Array;
    readonly residual: Float32Array;
  }[];
}

/** Returns token embedding, position embedding and their sum as the model has it. */
export const embeddingSum: Task<EmbeddingSumRequest, EmbeddingSums> = async (
  opened,
  { ids, from = 0 },
  { between },
) => {
  await between();
  const parts = ['tokenEmbedding', 'positionEmbedding', 'residual'] as const;
  const pass = await forwardPass(opened, { ids, parts });
  const row = (matrix: Float32Array, i: number) =>
    rowOf(matrix, from + i, pass.shape.width).slice();
  const sums = ids.slice(from).map((_, i) => ({
    token: row(pass.tokenEmbedding, i),
    position: row(pass.positionEmbedding, i),
    residual: row(pass.residual[0] as Float32Array, i),
  }));
  return { ids: [...ids], from, sums };
};
