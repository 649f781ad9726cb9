import type { RankedToken } from '@/lib/generation/replay';
import { drawToken } from '@/lib/sampling/distribution';
import { rankOf } from '@/lib/sampling/rank';
import type { SamplingSettings } from '@/lib/sampling/settings';
import type { Continuation } from '@/lib/trace/continuation';
import type { Task } from '../task';
import { logitsAt } from './next-token-distribution';

export interface ChoicesRequest extends Continuation {
  readonly settings: SamplingSettings;
}

/**
 * Returns the tokens after the prompt that the settings would not have drawn, with their ranks: all
 * that has to be known to write the text again. Progress is the number of tokens compared.
 */
export const choices: Task<ChoicesRequest, readonly RankedToken[], number> = async (
  opened,
  { ids, promptLength, settings },
  { between, progress },
) => {
  const found: RankedToken[] = [];
  for (let at = promptLength; at < ids.length; at++) {
    const place = at - promptLength;
    const before = { ids: ids.slice(0, at), promptLength };
    const { logits, read } = await logitsAt(opened, before, at - 1, between);
    const id = ids[at] as number;
    if (drawToken(logits, settings, read, place) !== id) {
      found.push({ place, rank: rankOf(logits, id) });
    }
    progress(place + 1);
  }
  return found;
};
