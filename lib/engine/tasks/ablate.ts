import { logSumExp } from '@/lib/maths/log-sum-exp';
import { topK } from '@/lib/maths/top-k';
import type { Task } from '../task';
import { forwardPass } from './inspect';

export interface AblateRequest {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
  /** How many of the likeliest next tokens to follow. */
  readonly top: number;
}

/** Passes done, and passes needed. */
export interface AblateProgress {
  readonly done: number;
  readonly total: number;
}

/** What each head contributes to a prediction: one row for each of the likeliest tokens. */
export interface Ablation {
  readonly ids: readonly number[];
  /** [top]: the likeliest next tokens, likeliest first. */
  readonly targetIds: Int32Array;
  /** [top]: their log-probabilities with all heads on, in nats. */
  readonly base: Float32Array;
  /** [top, L · H]: how much the log-probability changes when that one head is off. */
  readonly effects: Float32Array;
}

/** Switches every head off, one at a time, with a pass over the whole text each time. */
export const ablate: Task<AblateRequest, Ablation, AblateProgress> = async (
  opened,
  { ids, top },
  context,
) => {
  const { layers, heads } = opened.model.graph.shape;
  const total = layers * heads;
  const logits = async (headsOff: readonly (readonly [number, number])[]) => {
    await context.between();
    const seen = await forwardPass(opened, { ids, parts: ['lastLogits'], headsOff });
    return seen.lastLogits ?? new Float32Array();
  };
  const intact = await logits([]);
  const targetIds = Int32Array.from(topK(intact, top));
  const logProbabilities = (row: Float32Array) => {
    const norm = logSumExp(row);
    return Float32Array.from(targetIds, (id) => (row[id] ?? 0) - norm);
  };
  const base = logProbabilities(intact);
  const effects = new Float32Array(targetIds.length * total);
  for (let head = 0; head < total; head++) {
    const without = await logits([[Math.floor(head / heads), head % heads]]);
    for (const [row, value] of logProbabilities(without).entries()) {
      effects[row * total + head] = value - (base[row] ?? 0);
    }
    context.progress({ done: head + 1, total });
  }
  return { ids: [...ids], targetIds, base, effects };
};
