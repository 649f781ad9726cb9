import { logitDifference } from '@/lib/block/ledger';
import { type PatchGrid, recovered } from '@/lib/block/patch-grid';
import { rowOf } from '@/lib/trace/forward-pass';
import { EngineFailure } from '../failure';
import { measureEdits } from '../graph/edited-passes';
import type { OpenGraph } from '../graph/session';
import type { StreamEdit } from '../graph/stream-edits';
import type { Task } from '../task';
import { forwardPass } from './inspect';
import { hides, NEEDED } from './ledger';

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
  /** The only cells to try, [layer, column] from 0; all by default. */
  readonly cells?: readonly (readonly [number, number])[];
}

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
  { cleanIds, corruptedIds, answerIds, patched = 'stream', position, cells: only },
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
  if (!values) throw hides(NEEDED.headOutput);
  const all = patched === 'heads' ? headCells(values, graph, position) : streamCells(values, graph);
  const of = (logits: Float32Array) => logitDifference(logits, answerIds);
  const { layers } = graph.shape;
  const columns = all.length / layers;
  const places = only?.map(([layer, column]) => layer * columns + column) ?? [...all.keys()];
  const edits = places.map((place) => all[place] ?? []);
  const tried = await measureEdits(graph, corruptedIds, edits, context, of);
  const differences = new Float32Array(all.length).fill(Number.NaN);
  for (const [i, difference] of tried.entries()) differences[places[i] as number] = difference;
  const whole = { clean: of(own.lastLogits), corrupted: of(other.lastLogits) };
  return {
    ...{ cleanIds, corruptedIds, answerIds, patched },
    ...whole,
    columns,
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

/** Returns the failure of a task that puts parts of one text into another at the same place. */
export const unequal = (one: number, other: number) =>
  new EngineFailure(
    'unequal-lengths',
    `One text has ${one} tokens, the other ${other}: a part can only take the place of one at the same position.`,
  );
