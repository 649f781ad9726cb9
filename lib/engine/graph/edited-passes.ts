import { rowOf } from '@/lib/trace/forward-pass';
import type { TaskContext } from '../task';
import { feedsFor, noPast, type Past } from './feeds';
import { runPass } from './run-pass';
import { floats, type GraphTensor, type OpenGraph } from './session';
import type { StreamEdit } from './stream-edits';

/** Rows of one pass, and the numbers that its logits and its switches may have: 16 MB. */
const MOST_ROWS = 16;
const MOST_NUMBERS = 2 ** 22;

/** The changes of one pass, and where they are in the list of all. */
type Rows = readonly (readonly [index: number, edits: readonly StreamEdit[]])[];

/**
 * Returns, for each list of changes by itself, what is measured of the logits [V] of a text's last
 * position. Several lists go through one pass where rows of a batch leave no trace of each other, and the
 * tokens before the first change are read once for all of them. Progress is a share, 0..1.
 */
export async function measureEdits<T>(
  graph: OpenGraph,
  ids: readonly number[],
  changes: readonly (readonly StreamEdit[])[],
  context: TaskContext<number>,
  measure: (logits: Float32Array) => T,
): Promise<T[]> {
  const { vocabulary } = graph.shape;
  const measured = new Array<T>(changes.length);
  let past = noPast(graph);
  let done = 0;
  for (const { from, rows } of passesOf(graph, ids, changes)) {
    await context.between();
    if (from > past.length) {
      const next = ids.slice(past.length, from);
      ({ past } = await runPass(graph, next, past, { lastOnly: true }));
    }
    const edits = rows.map(([, list]) => list.map((edit) => behind(edit, from)));
    const before = from === 0 ? noPast(graph, rows.length) : repeated(past, rows.length, graph);
    const feeds = feedsFor(graph, ids.slice(from), before, { edits, lastOnly: true });
    const { logits } = await graph.session.run(feeds, ['logits']);
    const found = floats(logits, 'logits');
    // Of each text as many positions as the file answers with.
    const positions = found.length / (rows.length * vocabulary);
    for (const [row, [index]] of rows.entries()) {
      measured[index] = measure(rowOf(found, (row + 1) * positions - 1, vocabulary));
    }
    done += rows.length;
    context.progress(done / changes.length);
  }
  return measured;
}

/** Returns the passes: those that change later tokens last, each with the first position it reads. */
function passesOf(
  { shape: { layers, width, vocabulary }, added }: OpenGraph,
  ids: readonly number[],
  changes: readonly (readonly StreamEdit[])[],
): { readonly from: number; readonly rows: Rows }[] {
  const all: Rows = [...changes.entries()];
  // A pass with a past rounds otherwise than one without: where that matters nothing is shared.
  if (!added.rowsApart) return all.map((row) => ({ from: 0, rows: [row] }));
  const numbers = vocabulary + ids.length * (layers + 1) * width;
  const most = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_NUMBERS / numbers)));
  const firsts = changes.map((edits) =>
    Math.min(ids.length - 1, ...edits.map(({ position = 0 }) => position)),
  );
  const ordered = [...all].sort(([a], [b]) => (firsts[a] as number) - (firsts[b] as number));
  return Array.from({ length: Math.ceil(ordered.length / most) }, (_, i) => {
    const rows = ordered.slice(i * most, (i + 1) * most);
    return { from: firsts[rows[0]?.[0] as number] as number, rows };
  });
}

/** The change in a pass that begins at position `from`. */
const behind = (edit: StreamEdit, from: number): StreamEdit =>
  edit.position === undefined ? edit : { ...edit, position: edit.position - from };

/** Returns the keys and values for as many rows that begin alike. */
function repeated({ length, feeds }: Past, rows: number, { makeTensor }: OpenGraph): Past {
  const copies = Object.entries(feeds).map(([name, { type, data, dims }]) => {
    const own = data as Float32Array;
    const all = new (own.constructor as Float32ArrayConstructor)(own.length * rows);
    for (let row = 0; row < rows; row++) all.set(own, row * own.length);
    const feed = { type, data: all, dims: [rows, ...dims.slice(1)] };
    return [name, makeTensor(feed as Parameters<typeof makeTensor>[0])] as const;
  });
  return { length, feeds: Object.fromEntries(copies) as Record<string, GraphTensor> };
}
