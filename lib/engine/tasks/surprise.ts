import { logSumExp } from '@/lib/maths/log-sum-exp';
import { noPast } from '../graph/feeds';
import { CHUNK } from '../graph/passes';
import { runPass } from '../graph/run-pass';
import type { Task } from '../task';

export interface SurpriseRequest {
  readonly text: string;
  /** Tokens beyond this many are left out. */
  readonly most: number;
}

/** How a model that reads along would have been surprised by each token of a text of T tokens. */
export interface Surprise {
  /** [T] */
  readonly ids: readonly number[];
  /** [T]: ln p of the token, given those before it. */
  readonly logProbabilities: Float64Array;
  /** [T]: how many tokens the model held likelier; 0 when this was its first choice. */
  readonly ranks: Int32Array;
  /** [T]: the model's first choice in this place, and ln p of it. */
  readonly likeliestIds: Int32Array;
  readonly likeliestLogProbabilities: Float64Array;
  /** Tokens that were left out. */
  readonly omitted: number;
}

/** Pieces of a text that fit the context: tokens from start to stop, scored from `first` on. */
interface Window {
  readonly start: number;
  readonly stop: number;
  readonly first: number;
}

/**
 * Score every token of a text by those before it. The text begins with the mark for its start, so
 * that its first token is scored, too. A text longer than the context is read in windows that
 * overlap by half: each token is scored once, with at least half a context before it.
 */
export const surprise: Task<SurpriseRequest, Surprise, number> = async (
  opened,
  { text, most },
  context,
) => {
  const { graph } = opened.model;
  const { vocabulary, context: size } = graph.shape;
  const found = opened.tokenize(text);
  const ids = found.slice(0, most);
  const stream = [opened.beginId, ...ids];
  const result: Surprise = {
    ids,
    logProbabilities: new Float64Array(ids.length),
    ranks: new Int32Array(ids.length),
    likeliestIds: new Int32Array(ids.length),
    likeliestLogProbabilities: new Float64Array(ids.length),
    omitted: found.length - ids.length,
  };
  for (const { start, stop, first } of windowsOf(ids.length, size)) {
    let past = noPast(graph);
    for (let from = start; from < stop; from += CHUNK) {
      await context.between();
      const to = Math.min(from + CHUNK, stop);
      const pass = await runPass(graph, stream.slice(from, to), past);
      past = pass.past;
      for (let at = Math.max(from, first); at < to; at++) {
        const row = (at - from) * vocabulary;
        scoreToken(result, at, pass.logits.subarray(row, row + vocabulary));
      }
      context.progress(to / ids.length);
    }
  }
  return result;
};

function windowsOf(length: number, size: number): Window[] {
  const windows: Window[] = [];
  let first = 0;
  for (let start = 0; first < length; start += Math.floor(size / 2)) {
    const stop = Math.min(start + size, length);
    windows.push({ start, stop, first });
    first = stop;
  }
  return windows;
}

function scoreToken(result: Surprise, at: number, logits: Float32Array): void {
  const own = logits[result.ids[at] as number] as number;
  const all = logSumExp(logits);
  let likeliest = 0;
  let rank = 0;
  for (let id = 0; id < logits.length; id++) {
    const logit = logits[id] as number;
    if (logit > own) rank++;
    if (logit > (logits[likeliest] as number)) likeliest = id;
  }
  result.logProbabilities[at] = own - all;
  result.ranks[at] = rank;
  result.likeliestIds[at] = likeliest;
  result.likeliestLogProbabilities[at] = (logits[likeliest] as number) - all;
}
