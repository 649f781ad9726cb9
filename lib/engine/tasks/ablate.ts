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

/** How far it has come, in passes. */
export interface AblateProgress {
  readonly done: number;
  readonly total: number;
}

/** What each head is worth to a prediction: one row a followed token. */
export interface Ablation {
  readonly ids: readonly number[];
  /** [top]: the likeliest next tokens, likeliest first. */
  readonly targets: Int32Array;
  /** [top]: their log-probabilities with all heads on, in nats. */
  readonly base: Float32Array;
  /** [top, L · H]: how much the log-probability changes when that one head is off. */
  readonly effects: Float32Array;
  /** The time that all passes took. */
  readonly milliseconds: number;
}

/** Switches every head off, one at a time, and reads the whole text anew each time. */
export const ablate: Task<AblateRequest, Ablation, AblateProgress> = async (
  opened,
  { ids, top },
  context,
) => {
  const { layers, heads } = opened.model.graph.shape;
  const total = layers * heads;
  const begin = performance.now();
  const logits = async (headsOff: readonly (readonly [number, number])[]) => {
    await context.between();
    const seen = await forwardPass(opened, { ids, parts: ['lastLogits'], headsOff });
    return seen.lastLogits ?? new Float32Array();
  };
  const intact = await logits([]);
  const targets = Int32Array.from(topK(intact, top));
  const logProbabilities = (row: Float32Array) => {
    const norm = logSumExp(row);
    return Float32Array.from(targets, (id) => (row[id] ?? 0) - norm);
  };
  const base = logProbabilities(intact);
  const effects = new Float32Array(targets.length * total);
  for (let head = 0; head < total; head++) {
    const without = await logits([[Math.floor(head / heads), head % heads]]);
    for (const [row, value] of logProbabilities(without).entries()) {
      effects[row * total + head] = value - (base[row] ?? 0);
    }
    context.progress({ done: head + 1, total });
  }
  return { ids: [...ids], targets, base, effects, milliseconds: performance.now() - begin };
};
