import { type PatchGrid, recovered } from '@/lib/block/patch-grid';
import { rowOf } from '@/lib/trace/forward-pass';
import { EngineFailure } from '../failure';
import { feedsFor, noPast } from '../graph/feeds';
import { floats, type OpenGraph } from '../graph/session';
import type { StreamEdit } from '../graph/stream-edits';
import type { Task, TaskContext } from '../task';
import { forwardPass } from './inspect';

export interface PatchGridRequest {
  /** T token ids, at least one: the text whose parts are taken. */
  readonly cleanIds: readonly number[];
  /** T token ids: the text that they are put into. */
  readonly corruptedIds: readonly number[];
  /** The two tokens whose logits are compared at the last position. */
  readonly answerIds: readonly [number, number];
  /** Rows of the stream by default: one cell a layer and position; or one a layer and head. */
  readonly patched?: 'stream' | 'heads';
  /** The only position at which the output of a head is put in; all by default. */
  readonly position?: number;
}

/** Rows of one pass, and the numbers that its logits and its switches may have: 16 MB. */
const MOST_ROWS = 16;
const MOST_NUMBERS = 2 ** 22;

/**
 * Puts each part of one text's pass into another's, one at a time, and returns how the prediction
 * changes. Several cells go through one pass where rows of a batch leave no trace of each other.
 * Progress is a share, 0..1.
 *
 * @throws EngineFailure 'unequal-lengths' for texts of different numbers of tokens
 * @throws EngineFailure 'unsupported-graph' where the model's file hides the outputs of heads
 * @throws EngineFailure 'too-long' when the texts have more tokens than the context
 */
export const patchGrid: Task<PatchGridRequest, PatchGrid, number> = async (
  opened,
  { cleanIds, corruptedIds, answerIds, patched = 'stream', position },
  context,
) => {
  if (cleanIds.length !== corruptedIds.length) throw unequal(cleanIds.length, corruptedIds.length);
  const { graph } = opened.model;
  await context.between();
  const part = patched === 'heads' ? 'headOutput' : 'residual';
  const own = await forwardPass(opened, { ids: cleanIds, parts: [part, 'lastLogits'] });
  await context.between();
  const other = await forwardPass(opened, { ids: corruptedIds, parts: ['lastLogits'] });
  const values = own[part];
  if (!values) {
    const message = 'This model’s file does not show the outputs of its heads.';
    throw new EngineFailure('unsupported-graph', message);
  }
  const cells =
    patched === 'heads' ? headCells(values, graph, position) : streamCells(values, graph);
  const of = (logits: ArrayLike<number> = []) =>
    (logits[answerIds[0]] as number) - (logits[answerIds[1]] as number);
  const lasts = lastLogits(graph, corruptedIds, cells, context);
  const differences = new Float32Array(cells.length);
  let done = 0;
  for await (const logits of lasts) differences[done++] = of(logits);
  const { layers } = graph.shape;
  const whole = { clean: of(own.lastLogits), corrupted: of(other.lastLogits) };
  return {
    ...{ cleanIds, corruptedIds, answerIds, patched },
    ...whole,
    columns: cells.length / layers,
    differences,
    recovered: recovered(differences, whole),
  };
};

/** One cell a layer and position: the row of the stream entering the block. */
function streamCells(residual: readonly Float32Array[], { shape }: OpenGraph): StreamEdit[][] {
  return residual
    .slice(0, shape.layers)
    .flatMap((stream, layer) =>
      Array.from({ length: stream.length / shape.width }, (_, t) => [
        { layer, position: t, vector: rowOf(stream, t, shape.width) },
      ]),
    );
}

/** One cell a layer and head: its output at one position, or at all. */
function headCells(
  outputs: readonly Float32Array[],
  { shape: { heads, width } }: OpenGraph,
  only: number | undefined,
): StreamEdit[][] {
  const depth = width / heads;
  return outputs.flatMap((output, layer) => {
    const tokens = output.length / width;
    const positions = only === undefined ? Array.from({ length: tokens }, (_, t) => t) : [only];
    return Array.from({ length: heads }, (_, head) =>
      positions.map((t) => {
        return { layer, head, position: t, vector: rowOf(output, head * tokens + t, depth) };
      }),
    );
  });
}

/** Yields the logits [V] of the last position with each list of changes by itself. */
async function* lastLogits(
  graph: OpenGraph,
  ids: readonly number[],
  cells: readonly StreamEdit[][],
  context: TaskContext<number>,
): AsyncGenerator<Float32Array> {
  const { layers, width, vocabulary } = graph.shape;
  const numbers = ids.length * (vocabulary + (layers + 1) * width);
  const fit = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_NUMBERS / numbers)));
  const rows = graph.added.rowsApart ? fit : 1;
  for (let start = 0; start < cells.length; start += rows) {
    await context.between();
    const edits = cells.slice(start, start + rows);
    const feeds = feedsFor(graph, ids, noPast(graph, edits.length), { edits });
    const { logits } = await graph.session.run(feeds, ['logits']);
    const found = floats(logits, 'logits');
    for (let row = 0; row < edits.length; row++) {
      yield rowOf(found, (row + 1) * ids.length - 1, vocabulary);
    }
    context.progress(Math.min(1, (start + rows) / cells.length));
  }
}

const unequal = (one: number, other: number) =>
  new EngineFailure(
    'unequal-lengths',
    `One text has ${one} tokens, the other ${other}: a part can only take the place of one at the same position.`,
  );
