import { type Drawing, type Moment, momentOf, type Score, scoreOf } from '@/lib/generation/moment';
import { firstRead } from '@/lib/generation/window';
import type { Continuation } from '@/lib/trace/continuation';
import type { Task } from '../task';
import { logitsAt } from './next-token-distribution';
import { type Meter, startMeter } from './write';

export interface ScoreTextRequest extends Continuation {
  readonly drawing: Drawing;
  /** How many candidates to name at the open place. */
  readonly named: number;
}

/** Scores of the tokens from place `from` on. */
export interface Stretch {
  readonly from: number;
  readonly scores: readonly Score[];
}

export interface ScoredText extends Stretch {
  /** What may come behind the text. */
  readonly tip: Moment;
  readonly meter: Meter;
}

/** Scores in one piece of progress. */
const AT_ONCE = 16;

/**
 * Read a text, in the very passes in which it was written, and score every token by those before
 * it; the first one that is read has none. Progress brings the scores a stretch at a time.
 */
export const scoreText: Task<ScoreTextRequest, ScoredText, Stretch> = async (
  opened,
  request,
  { between, progress },
) => {
  const { ids, promptLength, drawing, named } = request;
  const stop = startMeter(opened);
  const from = firstRead(promptLength, opened.model.graph.shape.context) + 1;
  const scores: Score[] = [];
  let told = 0;
  const tell = () => {
    progress({ from: from + told, scores: scores.slice(told) });
    told = scores.length;
  };
  for (let place = from; place < ids.length; place++) {
    const { logits } = await logitsAt(opened, request, place - 1, between);
    scores.push(scoreOf(logits, ids[place] as number));
    if (scores.length - told < AT_ONCE) continue;
    tell();
    await between();
  }
  tell();
  const { logits, read } = await logitsAt(opened, request, ids.length - 1, between);
  return { from, scores, tip: momentOf(logits, read, drawing, named), meter: stop(request) };
};
