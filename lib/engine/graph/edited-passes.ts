import { rowOf } from '@/lib/trace/forward-pass';
import type { TaskContext } from '../task';
import { feedsFor, noPast } from './feeds';
import { floats, type OpenGraph } from './session';
import type { StreamEdit } from './stream-edits';

/** Rows of one pass, and the numbers that its logits and its switches may have: 16 MB. */
const MOST_ROWS = 16;
const MOST_NUMBERS = 2 ** 22;

/**
 * Yields the logits [V] of a text's last position for each list of changes by itself. Several go
 * through one pass where rows of a batch leave no trace of each other. Progress is a share, 0..1.
 */
export async function* editedLogits(
  graph: OpenGraph,
  ids: readonly number[],
  changes: readonly (readonly StreamEdit[])[],
  context: TaskContext<number>,
): AsyncGenerator<Float32Array> {
  const { layers, width, vocabulary } = graph.shape;
  const numbers = ids.length * (vocabulary + (layers + 1) * width);
  const fit = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_NUMBERS / numbers)));
  const rows = graph.added.rowsApart ? fit : 1;
  for (let start = 0; start < changes.length; start += rows) {
    await context.between();
    const edits = changes.slice(start, start + rows);
    const feeds = feedsFor(graph, ids, noPast(graph, edits.length), { edits, lastOnly: true });
    const { logits } = await graph.session.run(feeds, ['logits']);
    const found = floats(logits, 'logits');
    // Of each text as many positions as the file answers with.
    const positions = found.length / (edits.length * vocabulary);
    for (let row = 0; row < edits.length; row++) {
      yield rowOf(found, (row + 1) * positions - 1, vocabulary);
    }
    context.progress(Math.min(1, (start + rows) / changes.length));
  }
}
