import { bottomK, topK } from '@/lib/maths/top-k';
import { cosines } from '@/lib/maths/unit-table';
import { unitTableOf } from '../graph/unit-table-of';
import type { Task } from '../task';

export interface NeuronWritesRequest {
  /** From 0. */
  readonly layer: number;
  /** N neurons of the layer, from 0. */
  readonly neurons: readonly number[];
  /** How many tokens to name on each side. */
  readonly top: number;
}

/**
 * The tokens whose logits rise and fall most where a neuron is active, if nothing comes between it
 * and the unembedding: its output row, through the gain of the final layer norm, times all tokens'
 * rows.
 */
export interface NeuronWrites {
  readonly layer: number;
  /** [N]; none where the model's file does not show what its neurons write. */
  readonly neurons: Int32Array;
  readonly top: number;
  /** [N, top]: token ids, raised most first. */
  readonly raisedIds: Int32Array;
  /** [N, top]: token ids, lowered most first. */
  readonly loweredIds: Int32Array;
}

/** Returns what neurons write, in tokens. */
export const neuronWrites: Task<NeuronWritesRequest, NeuronWrites> = async (
  { tables },
  { layer, neurons, top },
  { between },
) => {
  const { token, unembedding = token, norms } = tables;
  const rows = tables.neurons?.[layer];
  const gain = norms.at(-1)?.gain;
  const none = new Int32Array();
  if (!rows || !gain) return { layer, neurons: none, top, raisedIds: none, loweredIds: none };
  const table = await unitTableOf(unembedding, between);
  const raised: number[] = [];
  const lowered: number[] = [];
  for (const neuron of neurons) {
    await between();
    const row = rows.row(neuron);
    const mean = row.reduce((sum, x) => sum + x, 0) / row.length;
    const direction = row.map((x, i) => (x - mean) * (gain[i] as number));
    const change = cosines(table, direction).map((x, id) => x * (table.norms[id] as number));
    raised.push(...topK(change, top));
    lowered.push(...bottomK(change, top));
  }
  return {
    ...{ layer, neurons: Int32Array.from(neurons), top },
    ...{ raisedIds: Int32Array.from(raised), loweredIds: Int32Array.from(lowered) },
  };
};
