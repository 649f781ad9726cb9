import { scoreOf } from '@/lib/generation/next-token-distribution';
import { drawToken } from '@/lib/sampling/distribution';
import type { SamplingSettings } from '@/lib/sampling/settings';
import type { Task } from '../task';
import { logitsAt } from './next-token-distribution';

export interface WriteTextRequest {
  /** Ids of the prompt, at least one. */
  readonly ids: readonly number[];
  readonly settings: SamplingSettings;
  /** How many tokens to write. */
  readonly length: number;
}

export interface WrittenText {
  /** The tokens that were written; fewer than asked for where the context is full. */
  readonly ids: readonly number[];
  /** ln p of each by the model itself. */
  readonly logProbabilities: readonly number[];
}

/** Writes on after a prompt, one pass a token. The same settings and seed write the same text. */
export const writeText: Task<WriteTextRequest, WrittenText> = async (
  opened,
  { ids, settings, length },
  { between },
) => {
  const text = [...ids];
  const logProbabilities: number[] = [];
  const end = Math.min(ids.length + length, opened.model.graph.shape.context + 1);
  while (text.length < end) {
    const whole = { ids: text, promptLength: ids.length };
    const { logits, read } = await logitsAt(opened, whole, text.length - 1, between);
    const id = drawToken(logits, settings, read, text.length - ids.length);
    logProbabilities.push(scoreOf(logits, id).logProbability);
    text.push(id);
  }
  return { ids: text.slice(ids.length), logProbabilities };
};
