import { firstRead } from '@/lib/generation/context-window';
import {
  distributionOf,
  type NextTokenDistribution,
  type Score,
  scoreOf,
} from '@/lib/generation/next-token-distribution';
import type { SamplingSettings } from '@/lib/sampling/settings';
import type { Continuation } from '@/lib/trace/continuation';
import type { Task } from '../task';
import { logitsAt } from './next-token-distribution';
import { type Meter, startMeter } from './write';

export interface ScoreTextRequest extends Continuation {
  readonly settings: SamplingSettings;
  /** How many candidates to name at the open place. */
  readonly named: number;
}

/** Scores of the tokens from position `from` on. */
export interface ScoredSpan {
  readonly from: number;
  readonly scores: readonly Score[];
}

export interface ScoredText extends ScoredSpan {
  /** What may come after the text. */
  readonly next: NextTokenDistribution;
  readonly meter: Meter;
}

/** Scores in one report of progress. */
const AT_ONCE = 16;

/**
 * Reads a text in the passes in which it was written, and scores every token by those before it.
 * The first token that is read has no score. Progress brings the scores a span at a time.
 */
export const scoreText: Task<ScoreTextRequest, ScoredText, ScoredSpan> = async (
  opened,
  request,
  { between, progress },
) => {
  const { ids, promptLength, settings, named } = request;
  const stop = startMeter(opened);
  const from = firstRead(promptLength, opened.model.graph.shape.context) + 1;
  const scores: Score[] = [];
  let reported = 0;
  const report = () => {
    progress({ from: from + reported, scores: scores.slice(reported) });
    reported = scores.length;
  };
  for (let place = from; place < ids.length; place++) {
    const { logits } = await logitsAt(opened, request, place - 1, between);
    scores.push(scoreOf(logits, ids[place] as number));
    if (scores.length - reported < AT_ONCE) continue;
    report();
    await between();
  }
  report();
  const { logits, read } = await logitsAt(opened, request, ids.length - 1, between);
  const next = distributionOf(logits, read, settings, named);
  return { from, scores, next, meter: stop(request) };
};
