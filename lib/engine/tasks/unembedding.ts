import { normInput } from '@/lib/block/norm-site';
import { layerNorm } from '@/lib/maths/layer-norm';
import { runningProducts } from '@/lib/maths/running-products';
import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import type { Task } from '../task';
import { forwardPass } from './inspect';

export interface UnembeddingRequest {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
  /** How many of the likeliest tokens to return. */
  readonly top: number;
}

/** One of the likeliest next tokens, and how its logit comes about. */
export interface UnembeddedToken {
  readonly id: number;
  /** As the model computed it. */
  readonly logit: number;
  /** 0..1 */
  readonly probability: number;
  /**
   * [D]: the sum of the first 1 … D products of the last vector, after the final layer norm, with
   * the row of the token. Left out where the file does not hold that layer norm by itself.
   */
  readonly sums?: Float64Array;
}

export interface UnembeddedTokens {
  readonly ids: readonly number[];
  /** Likeliest first. */
  readonly tokens: readonly UnembeddedToken[];
}

/** Multiplies the last vector of a text with the rows of the likeliest next tokens. */
export const unembedding: Task<UnembeddingRequest, UnembeddedTokens> = async (
  opened,
  { ids, top },
  { between },
) => {
  await between();
  const { layers } = opened.model.graph.shape;
  const parts = ['residual', 'lastLogits'] as const;
  const pass = await forwardPass(opened, { ids, parts });
  const { lastLogits } = pass;
  const probabilities = softmax(lastLogits);
  const last = normInput(pass, 2 * layers, ids.length - 1);
  const weights = opened.tables.norms[2 * layers];
  const { unembedding: rows = opened.tables.token } = opened.tables;
  const final = last && weights && layerNorm(last, weights.gain, weights.bias).result;
  const tokens = topK(lastLogits, top).map((id) => ({
    id,
    logit: lastLogits[id] ?? 0,
    probability: probabilities[id] ?? 0,
    ...(final ? { sums: runningProducts(final, rows.row(id)) } : {}),
  }));
  return { ids: [...ids], tokens };
};
