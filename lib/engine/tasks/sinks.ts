import { firstValueLength, sinkWeight } from '@/lib/heads/sinks';
import { logSumExp } from '@/lib/maths/log-sum-exp';
import { headPart, rowOf } from '@/lib/trace/forward-pass';
import { noPast, type Past } from '../graph/feeds';
import { forgotten } from '../graph/forgotten';
import { runPass } from '../graph/run-pass';
import type { OpenGraph } from '../graph/session';
import type { Task } from '../task';
import { forwardPass } from './inspect';

export interface SinksRequest {
  /** T token ids. */
  readonly ids: readonly number[];
  /** n: tokens that are read before one of them is forgotten, at least 2 and at most T − 2. */
  readonly read: number;
  /** m: how many of them are forgotten, one at a time, the first one first. */
  readonly forget: number;
}

/** How much heads look at the first token, what they get there, and what is lost without it. */
export interface Sinks {
  /** [L · H]: mean weight on the first of the n tokens, 0..1. */
  readonly weights: Float32Array;
  /** [L · H]: length of its value, as a multiple of the mean length of the others'. */
  readonly values: Float32Array;
  /** Mean surprise of the tokens after the n, in nats, with all n in view. */
  readonly nats: number;
  /** [m]: the same when one of the n is forgotten: nothing after them can look at it. */
  readonly natsWithout: Float32Array;
}

/**
 * Reads n tokens, and then the rest of the text: as it is, and with one of the n taken out of the
 * keys and values. Progress is a share, 0..1.
 *
 * @throws RangeError where there are too few tokens
 * @throws EngineFailure 'too-long' when the text has more tokens than the context
 */
export const sinks: Task<SinksRequest, Sinks, number> = async (
  opened,
  { ids, read, forget },
  { between, progress },
) => {
  if (read < 2 || forget > read || ids.length < read + 2) throw new RangeError(`${ids.length}`);
  const { graph } = opened.model;
  const { layers, heads, width } = graph.shape;
  const before = ids.slice(0, read);
  const rest = ids.slice(read);
  await between();
  const pass = await forwardPass(opened, { ids: before, parts: ['attention', 'value'] });
  const each = (part: 'attention' | 'value', measure: (own: Float32Array) => number) =>
    Float32Array.from({ length: layers * heads }, (_, i) =>
      measure(headPart(pass, part, Math.floor(i / heads), i % heads) ?? new Float32Array()),
    );
  await between();
  const { past } = await runPass(graph, before, noPast(graph));
  const nats = await meanSurprise(graph, rest, read, past);
  const natsWithout = new Float32Array(forget);
  for (let position = 0; position < forget; position++) {
    await between();
    const left = forgotten(graph, past, position);
    natsWithout[position] = await meanSurprise(graph, rest, read, left);
    progress((position + 1) / forget);
  }
  return {
    weights: each('attention', (own) => sinkWeight(own, read)),
    values: each('value', (own) => firstValueLength(own, width / heads)),
    nats,
    natsWithout,
  };
};

/** Returns the mean surprise of all but the first of the tokens, which have their own positions. */
async function meanSurprise(
  graph: OpenGraph,
  ids: readonly number[],
  from: number,
  past: Past,
): Promise<number> {
  const { logits } = await runPass(graph, ids, past, { positions: ids.map((_, i) => from + i) });
  let sum = 0;
  for (const [i, id] of ids.slice(1).entries()) {
    const row = rowOf(logits, i, graph.shape.vocabulary);
    sum += logSumExp(row) - (row[id] as number);
  }
  return sum / (ids.length - 1);
}
