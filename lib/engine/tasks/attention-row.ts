import type { Continuation } from '@/lib/trace/continuation';
import type { Task } from '../task';

export interface AttentionRowRequest extends Continuation {
  /** From 0. */
  readonly layer: number;
  /** From 0. */
  readonly head: number;
  /** The first position that looks. */
  readonly from: number;
  /** The one behind the last that looks. */
  readonly to: number;
}

/**
 * Where one head looks: for each position from `from` to before `to` its weights on the
 * position + 1 tokens it sees. In the passes in which the text was written, so that it costs
 * nothing while they are cached.
 */
export const attentionRow: Task<AttentionRowRequest, Float32Array[]> = async (
  { model },
  { ids, promptLength, layer, head, from, to },
  { between },
) => {
  const text = { ids: ids.slice(0, Math.max(to, promptLength)), promptLength };
  const path = await model.read(text, between);
  const { heads } = model.graph.shape;
  const rows = path.flatMap(({ attention }) => attention);
  return rows.slice(from, to).map((attention, i) => {
    const seen = from + i + 1;
    const start = (layer * heads + head) * seen;
    return attention.slice(start, start + seen);
  });
};
