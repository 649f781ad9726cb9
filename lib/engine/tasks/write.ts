import {
  type Drawing,
  drawingFrom,
  type Moment,
  momentOf,
  type Score,
  scoreOf,
} from '@/lib/generation/moment';
import { windowOf } from '@/lib/generation/window';
import { sample } from '@/lib/sampling/sample';
import { uniformAt } from '@/lib/sampling/uniform';
import type { Continuation } from '@/lib/trace/continuation';
import type { Task, TaskModel } from '../task';
import { logitsAt } from './next-token-distribution';

export interface WriteRequest extends Continuation {
  readonly drawing: Drawing;
  /** 0, 1, 2 …: the same seed writes the same. */
  readonly seed: number;
  /** How many candidates to name. */
  readonly named: number;
  /** The token to take; left out, one is drawn. */
  readonly take?: number;
}

/** What an answer cost, and what the model's memory holds. */
export interface Meter {
  /** Tokens of the text that the model has before it. */
  readonly read: number;
  readonly cacheBytes: number;
  readonly cacheLimit: number;
  /** Passes that ran for this answer, and their time. */
  readonly passes: number;
  readonly milliseconds: number;
}

export interface Written {
  readonly id: number;
  readonly score: Score;
  /** What may come after it. */
  readonly tip: Moment;
  readonly meter: Meter;
}

/**
 * One token more: drawn from the model's answer under the settings, or the one that is asked for,
 * and read at once, so that what may follow is known. Which one is drawn depends on the text, the
 * settings, the seed, and how many tokens stand behind the prompt; not on the way there.
 */
export const write: Task<WriteRequest, Written> = async (opened, request, { between }) => {
  const { ids, promptLength, drawing, seed, named, take } = request;
  const stop = startMeter(opened);
  const before = await logitsAt(opened, request, ids.length - 1, between);
  const draw = () =>
    sample(
      drawingFrom(before.logits, before.read, drawing),
      uniformAt(seed, ids.length - promptLength),
    );
  const id = take ?? draw();
  const longer = { ids: [...ids, id], promptLength };
  const after = await logitsAt(opened, longer, ids.length, between);
  return {
    id,
    score: scoreOf(before.logits, id),
    tip: momentOf(after.logits, after.read, drawing, named),
    meter: stop(longer),
  };
};

/** Begins to measure; the answer ends it, for a text of this length. */
export function startMeter({ model }: Pick<TaskModel, 'model'>): (text: Continuation) => Meter {
  const [begun, passes] = [performance.now(), model.passCount];
  return ({ ids, promptLength }) => ({
    read: ids.length - windowOf(ids.length, promptLength, model.graph.shape.context).start,
    cacheBytes: model.cache.bytes,
    cacheLimit: model.cache.limit,
    passes: model.passCount - passes,
    milliseconds: performance.now() - begun,
  });
}
