import { windowOf } from '@/lib/generation/context-window';
import {
  distributionOf,
  type NextTokenDistribution,
  type Score,
  scoreOf,
} from '@/lib/generation/next-token-distribution';
import { drawToken } from '@/lib/sampling/distribution';
import { idOfRank } from '@/lib/sampling/rank';
import type { SamplingSettings } from '@/lib/sampling/settings';
import type { Continuation } from '@/lib/trace/continuation';
import type { Task, TaskModel } from '../task';
import { logitsAt } from './next-token-distribution';

export interface WriteRequest extends Continuation {
  readonly settings: SamplingSettings;
  /** How many candidates to name. */
  readonly named: number;
  /** The token to take; left out, one is drawn. */
  readonly take?: number;
  /** The rank of the token to take, where its id is not known. */
  readonly takeRank?: number;
}

/** What an answer cost, and what the model's memory holds. */
export interface Meter {
  /** Tokens of the text that the model still reads. */
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
  readonly next: NextTokenDistribution;
  readonly meter: Meter;
}

/**
 * Writes one token: drawn under the settings, or the one that was asked for. The token is read at
 * once, so that the answer holds what may come after it. Which token is drawn depends on the text,
 * the settings and the number of tokens after the prompt, and on nothing that was read before.
 */
export const write: Task<WriteRequest, Written> = async (opened, request, { between }) => {
  const { ids, promptLength, settings, named, takeRank } = request;
  const stop = startMeter(opened);
  const before = await logitsAt(opened, request, ids.length - 1, between);
  const take = takeRank === undefined ? request.take : idOfRank(before.logits, takeRank);
  const id = take ?? drawToken(before.logits, settings, before.read, ids.length - promptLength);
  const longer = { ids: [...ids, id], promptLength };
  const after = await logitsAt(opened, longer, ids.length, between);
  return {
    id,
    score: scoreOf(before.logits, id),
    next: distributionOf(after.logits, after.read, settings, named),
    meter: stop(longer),
  };
};

/** Starts to measure; the returned function ends it, for the text that was read. */
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
