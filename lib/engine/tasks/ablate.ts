import { headAt } from '@/lib/heads/head-at';
import { logSumExp } from '@/lib/maths/log-sum-exp';
import { topK } from '@/lib/maths/top-k';
import { editedLogits } from '../graph/edited-passes';
import type { Task } from '../task';
import { headReplacements, type Replacement } from './heads-replaced';
import { forwardPass } from './inspect';

export interface AblateRequest {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
  /** How many of the likeliest next tokens to follow. */
  readonly top: number;
  /** What takes the place of the output of a head that is off. */
  readonly by: Replacement;
}

/** Heads measured, and heads in all. */
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

/** Switches every head off, one at a time, and reads the whole text each time. */
export const ablate: Task<AblateRequest, Ablation, AblateProgress> = async (
  opened,
  { ids, top, by },
  context,
) => {
  const { graph } = opened.model;
  const { layers, heads } = graph.shape;
  const total = layers * heads;
  await context.between();
  const intact = await forwardPass(opened, { ids, parts: ['lastLogits'] });
  const targetIds = Int32Array.from(topK(intact.lastLogits ?? [], top));
  const logProbabilities = (row: Float32Array) => {
    const norm = logSumExp(row);
    return Float32Array.from(targetIds, (id) => (row[id] ?? 0) - norm);
  };
  const base = logProbabilities(intact.lastLogits ?? new Float32Array());
  const replaced = await headReplacements(opened, by, context);
  const edits = Array.from({ length: total }, (_, i) => replaced([headAt(i, heads)]));
  const effects = new Float32Array(targetIds.length * total);
  const passes = {
    between: context.between,
    progress: (share: number) => context.progress({ done: Math.round(share * total), total }),
  };
  for await (const [head, without] of editedLogits(graph, ids, edits, passes)) {
    for (const [row, value] of logProbabilities(without).entries()) {
      effects[row * total + head] = value - (base[row] ?? 0);
    }
  }
  return { ids: [...ids], targetIds, base, effects };
};
