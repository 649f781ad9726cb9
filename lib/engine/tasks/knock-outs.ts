import type { KnockOuts } from '@/lib/block/knock-outs';
import { logitDifference } from '@/lib/block/ledger';
import { rowOf } from '@/lib/trace/forward-pass';
import { measureEdits } from '../graph/edited-passes';
import type { StreamEdit } from '../graph/stream-edits';
import type { Task, TaskContext, TaskModel } from '../task';
import {
  type LastPosition,
  type LedgerRequest,
  lastPosition,
  readParts,
  termsOf,
  textBefore,
} from './ledger';
import { partMeans, sampleMeans } from './part-means';

export interface KnockOutsRequest extends LedgerRequest {
  /**
   * What the means are taken over: all positions of some texts, or of the notebook's sample of
   * sentences; by default those of the text itself.
   */
  readonly sample?: readonly (readonly number[])[] | 'sentences';
}

/** What each part gives, in the shape of one position. */
type Given = Pick<LastPosition, 'headOutput' | 'mlpOutput'>;

/** A text's last position, and what its parts are to give there instead. */
interface Exchange {
  readonly last: LastPosition;
  readonly answerIds: readonly [number, number];
  readonly instead: Given;
}

/**
 * Knocks out every head and every MLP, one at a time, where a ledger was made, and returns what the
 * ledger claims beside what happens. Progress is a share, 0..1.
 *
 * @throws EngineFailure 'unsupported-graph' where the model's file hides a part of the sum
 * @throws EngineFailure 'too-long' when a text has more tokens than the context
 */
export const knockOuts: Task<KnockOutsRequest, KnockOuts, number> = async (
  opened,
  request,
  context,
) => {
  const { answerIds } = request;
  const ids = textBefore(request);
  await context.between();
  const last = lastPosition(await readParts(opened, ids));
  const parts = ['headOutput', 'mlpOutput'] as const;
  const { sample = [ids] } = request;
  const means =
    sample === 'sentences'
      ? await sampleMeans(opened, parts, context.between)
      : await partMeans(opened, sample, parts, context.between);
  await context.between();
  return exchange(opened, { last, answerIds, instead: means }, context);
};

/** Returns what a ledger claims, and what happens, when each part in turn gives something else. */
export async function exchange(
  opened: TaskModel,
  { last, answerIds, instead: { headOutput, mlpOutput } }: Exchange,
  context: TaskContext<number>,
): Promise<KnockOuts> {
  const { graph } = opened.model;
  const own = await termsOf(opened, last, answerIds);
  const other = await termsOf(opened, { ...last, headOutput, mlpOutput }, answerIds);
  const total = logitDifference(last.logits, answerIds);
  const edits = knockOutEdits(last, { headOutput, mlpOutput }, graph.shape.heads);
  const effects = await measureEdits(graph, last.ids, edits, context, (logits) => {
    return total - logitDifference(logits, answerIds);
  });
  const heads = graph.shape.layers * graph.shape.heads;
  return {
    ids: last.ids,
    answerIds,
    total,
    claimed: {
      heads: own.heads.map((x, i) => x - (other.heads[i] as number)),
      mlps: own.mlps.map((x, i) => x - (other.mlps[i] as number)),
    },
    effects: {
      heads: Float32Array.from(effects.slice(0, heads)),
      mlps: Float32Array.from(effects.slice(heads)),
    },
  };
}

/** One list for each head, layer by layer, then one for each MLP. */
function knockOutEdits(last: LastPosition, instead: Given, heads: number): StreamEdit[][] {
  const position = last.ids.length - 1;
  const ofHeads = instead.headOutput.flatMap((given, layer) => {
    const depth = given.length / heads;
    return Array.from({ length: heads }, (_, head) => [
      { layer, head, position, vector: rowOf(given, head, depth) },
    ]);
  });
  // What an MLP writes goes into the next block's stream, and the other takes its place there.
  const ofMlps = instead.mlpOutput.map((given, layer) => {
    const own = last.mlpOutput[layer];
    const vector = given.map((x, i) => x - (own?.[i] ?? 0));
    return [{ layer: layer + 1, position, vector, adds: true }];
  });
  return [...ofHeads, ...ofMlps];
}
