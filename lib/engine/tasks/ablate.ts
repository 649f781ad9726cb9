import { headAt } from '@/lib/heads/head-at';
import { logSumExp } from '@/lib/maths/log-sum-exp';
import { topK } from '@/lib/maths/top-k';
import { measureEdits } from '../graph/edited-passes';
import type { Task, TaskContext } from '../task';
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
  const { lastLogits } = await forwardPass(opened, { ids, parts: ['lastLogits'] });
  const targetIds = Int32Array.from(topK(lastLogits, top));
  const logProbabilities = (row: Float32Array) => {
    const norm = logSumExp(row);
    return Float32Array.from(targetIds, (id) => (row[id] ?? 0) - norm);
  };
  const base = logProbabilities(lastLogits);
  const replaced = await headReplacements(opened, by, context);
  const edits = Array.from({ length: total }, (_, i) => replaced([headAt(i, heads)]));
  const counted = countingHeads(context, total);
  const without = await measureEdits(graph, ids, edits, counted, logProbabilities);
  const effects = Float32Array.from({ length: targetIds.length * total }, (_, i) => {
    const row = Math.floor(i / total);
    return (without[i % total]?.[row] as number) - (base[row] as number);
  });
  return { ids: [...ids], targetIds, base, effects };
};

/** Returns a context for work on each head in turn, whose progress is a share, 0..1. */
export const countingHeads = (
  { between, progress }: TaskContext<AblateProgress>,
  total: number,
): TaskContext<number> => ({
  between,
  progress: (share) => progress({ done: Math.round(share * total), total }),
});
