import { textAt } from '@/lib/generation/context-window';
import {
  distributionOf,
  type NextTokenDistribution,
} from '@/lib/generation/next-token-distribution';
import type { SamplingSettings } from '@/lib/sampling/settings';
import type { Continuation } from '@/lib/trace/continuation';
import type { Task, TaskModel } from '../task';

export interface NextTokenDistributionRequest extends Continuation {
  /** A position of the text, 1 … T; T is the open place after it. */
  readonly place: number;
  readonly settings: SamplingSettings;
  /** How many candidates to name. */
  readonly named: number;
}

/**
 * Returns what could be at a position of a text, and what is. It uses the pass in which the token
 * before was read, so it costs nothing while that pass is cached.
 */
export const nextTokenDistribution: Task<
  NextTokenDistributionRequest,
  NextTokenDistribution
> = async (opened, request, { between }) => {
  const { place, ids, settings, named } = request;
  const { logits, read } = await logitsAt(opened, request, place - 1, between);
  return distributionOf(logits, read, settings, named, ids[place]);
};

/**
 * Returns the logits after the token at `position`, and what the model had read by then.
 *
 * @throws RangeError for a position that was never read
 */
export async function logitsAt(
  { model }: Pick<TaskModel, 'model'>,
  whole: Continuation,
  position: number,
  between: () => Promise<void>,
): Promise<{ readonly logits: Float32Array; readonly read: readonly number[] }> {
  const { text, start } = textAt(whole, position, model.graph.shape.context);
  const path = await model.read(text, between);
  let before = 0;
  const pass = path.find(({ ids }) => {
    if (position - start < before + ids.length) return true;
    before += ids.length;
    return false;
  });
  const logits = pass?.logits[position - start - before];
  if (!logits) throw new RangeError(`no logits at ${position}`);
  return { logits, read: text.ids.slice(0, position - start + 1) };
}
