import { rowOf } from '@/lib/trace/forward-pass';
import type { Task } from '../task';
import { forwardPass } from './inspect';

export interface MlpInputsRequest {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
  /** From 0; the middle one by default. */
  readonly layer?: number;
  /** The first position to return, 0 by default; the tokens before it are read all the same. */
  readonly from?: number;
}

/** The M neurons of one MLP at each position of a text, before the GELU. */
export interface MlpInputs {
  readonly ids: readonly number[];
  readonly layer: number;
  readonly from: number;
  /** One [M] for each position from `from` on; none where the model's file hides them. */
  readonly inputs: readonly Float32Array[];
}

/** Returns what goes into the GELU of one layer. */
export const mlpInputs: Task<MlpInputsRequest, MlpInputs> = async (
  opened,
  { ids, layer: wanted, from = 0 },
  { between },
) => {
  await between();
  const layer = wanted ?? Math.floor((opened.model.graph.shape.layers - 1) / 2);
  const { preActivation } = await forwardPass(opened, { ids, parts: ['preActivation'] });
  const all = preActivation?.[layer];
  if (!all) return { ids: [...ids], layer, from, inputs: [] };
  const neurons = all.length / ids.length;
  const inputs = ids.slice(from).map((_, i) => rowOf(all, from + i, neurons).slice());
  return { ids: [...ids], layer, from, inputs };
};
