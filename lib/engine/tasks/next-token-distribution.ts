import { type Drawing, type Moment, momentOf } from '@/lib/generation/moment';
import { textAt } from '@/lib/generation/window';
import type { Continuation } from '@/lib/trace/continuation';
import type { Task, TaskModel } from '../task';

export interface NextTokenDistributionRequest extends Continuation {
  /** Which place of the text: 1 … T, where T is the open place behind it. */
  readonly place: number;
  readonly drawing: Drawing;
  /** How many candidates to name. */
  readonly named: number;
}

/**
 * What could stand at a place of a text, and what does: from the very pass in which the token before
 * it was read, so that it costs nothing while that is cached.
 */
export const nextTokenDistribution: Task<NextTokenDistributionRequest, Moment> = async (
  opened,
  request,
  { between },
) => {
  const { place, ids, drawing, named } = request;
  const { logits, read } = await logitsAt(opened, request, place - 1, between);
  return momentOf(logits, read, drawing, named, ids[place]);
};

/**
 * The logits behind the token at `position`, and what the model had read by then.
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
  const logits = path.flatMap((pass) => pass.logits)[position - start];
  if (!logits) throw new RangeError(`no logits at ${position}`);
  return { logits, read: text.ids.slice(0, position - start + 1) };
}
