import type { Lens } from '@/lib/block/lens';
import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import { feedsFor, noPast } from '../graph/feeds';
import { floats } from '../graph/session';
import type { Task } from '../task';
import { forwardPass } from './inspect';

export interface LensRequest {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
  /** How many tokens to name a place. */
  readonly top: number;
  /** The first position to return, 0 by default; the tokens before it are read all the same. */
  readonly from?: number;
}

/** Rows that ride along in one pass: their logits, [rows, V], stay within a few tens of MB. */
const ROWS = 32;

/**
 * The logit lens (nostalgebraist, 2020, "interpreting GPT: the logit lens"): every row of the
 * residual stream goes through the final layer norm and the unembedding.
 */
export const lens: Task<LensRequest, Lens, number> = async (opened, request, context) => {
  const { ids, top, from = 0 } = request;
  const { graph } = opened.model;
  const { layers, width, vocabulary } = graph.shape;
  await context.between();
  const { residual } = await forwardPass(opened, { ids, parts: ['residual'] });
  const length = ids.length - from;
  const places = (layers + 1) * length;
  const rows = new Float32Array(places * width);
  for (const [l, stream] of residual.entries()) {
    rows.set(stream.subarray(from * width), l * length * width);
  }

  const found = {
    ids: new Int32Array(places * top),
    probabilities: new Float32Array(places * top),
  };
  const carrier = ids.slice(0, 1);
  for (let start = 0; start < places; start += ROWS) {
    await context.between();
    const part = rows.slice(start * width, (start + ROWS) * width);
    const feeds = feedsFor(graph, carrier, noPast(graph), { lens: part });
    const { logits } = await graph.session.run(feeds, ['logits']);
    const scores = floats(logits, 'logits');
    for (let row = 0; row < part.length / width; row++) {
      const own = scores.subarray((row + 1) * vocabulary, (row + 2) * vocabulary);
      const probabilities = softmax(own);
      for (const [rank, id] of topK(own, top).entries()) {
        found.ids[(start + row) * top + rank] = id;
        found.probabilities[(start + row) * top + rank] = probabilities[id] ?? 0;
      }
    }
    context.progress(Math.min(1, (start + ROWS) / places));
  }
  return { layers, length, top, ...found };
};
