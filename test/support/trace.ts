import type { CachedModel } from '@/lib/engine/graph/cached-model';
import type { Continuation } from '@/lib/trace/continuation';

/** What the model computed at one position. */
interface Row {
  readonly id: number;
  /** [L, H, position + 1] */
  readonly attention: Float32Array;
  /** [V], for the last position only. */
  readonly logits?: Float32Array;
}

/**
 * Reads a text, and returns its rows from position `from` on, logits with the last one, and how many
 * passes the model ran for it.
 */
export async function traceOf(
  model: CachedModel,
  text: Continuation,
  from = 0,
  between?: () => Promise<void>,
): Promise<{ readonly from: number; readonly rows: readonly Row[]; readonly passes: number }> {
  const before = model.passCount;
  const path = await model.read(text, between);
  const all = path.flatMap(({ ids, attention, logits }) =>
    ids.map((id, i) => ({ id, attention: attention[i] ?? new Float32Array(), logits: logits[i] })),
  );
  const rows = all.slice(from).map(({ logits, ...row }, i): Row => {
    return from + i === all.length - 1 && logits ? { ...row, logits } : row;
  });
  return { from, rows, passes: model.passCount - before };
}
