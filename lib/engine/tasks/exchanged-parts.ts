import type { ExchangedParts } from '@/lib/block/exchanged-parts';
import { logitDifference } from '@/lib/block/ledger';
import { joined } from '@/lib/maths/joined';
import { rowOf } from '@/lib/trace/forward-pass';
import type { Task } from '../task';
import { forwardPass } from './inspect';
import { exchange } from './knock-outs';
import { lastPosition, readParts } from './ledger';
import { unequal } from './patch-grid';

export interface ExchangedPartsRequest {
  /** T token ids. */
  readonly ids: readonly number[];
  /** T token ids of another text, whose parts take the place of the text's own. */
  readonly otherIds: readonly number[];
  /** The two tokens whose logits are compared after either text. */
  readonly answerIds: readonly [number, number];
}

/**
 * At the last token of a text, puts what each head and each MLP gives on another text in its place,
 * one at a time, and returns what the ledger claims beside what happens. Progress is a share, 0..1.
 *
 * @throws EngineFailure 'unequal-lengths' for texts of different numbers of tokens
 * @throws EngineFailure 'unsupported-graph' where the model's file hides a part of the sum
 * @throws EngineFailure 'too-long' when the texts have more tokens than the context
 */
export const exchangedParts: Task<ExchangedPartsRequest, ExchangedParts, number> = async (
  opened,
  { ids, otherIds, answerIds },
  context,
) => {
  if (ids.length !== otherIds.length) throw unequal(ids.length, otherIds.length);
  await context.between();
  const own = lastPosition(await readParts(opened, ids));
  await context.between();
  const other = lastPosition(await readParts(opened, otherIds));
  await context.between();
  const { attention } = await forwardPass(opened, { ids, parts: ['attention'] });
  const { heads } = opened.model.graph.shape;
  const T = ids.length;
  const looks = attention.flatMap((maps) =>
    Array.from({ length: heads }, (_, head) => rowOf(maps, (head + 1) * T - 1, T)),
  );
  const exchanged = { last: own, answerIds, instead: other };
  const { total, claimed, effects } = await exchange(opened, exchanged, context);
  return {
    ...{ ids, otherIds, answerIds, total },
    otherTotal: logitDifference(other.logits, answerIds),
    ...{ claimed, effects },
    looks: joined(looks),
  };
};
