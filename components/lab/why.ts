import type { PlaceDistribution } from '@/components/workbench/useDistributionAt';
import { firstRead, textAt } from '@/lib/generation/context-window';
import { idsOf, type TextState, type WriterModel } from '@/lib/writer/text-state';

/** A question to a model: why this token after these, and not that one? */
export interface Why {
  readonly model: WriterModel;
  /** What the model had read. */
  readonly ids: readonly number[];
  /** The position in the text, from 0. */
  readonly place: number;
  /** The token in question, and its rival. */
  readonly answerIds: readonly [number, number];
}

/**
 * Returns the question about a place: the token that is there, or the likeliest where none is,
 * against the likeliest of the others. Undefined where fewer than two are known, and where the place is
 * none that was read.
 */
export function whyAt(text: TextState, at: PlaceDistribution): Why | undefined {
  const { place, model, distribution } = at;
  const { standing, candidates } = distribution;
  const chosen = (standing ?? candidates[0])?.id;
  const rival = candidates.find(({ id }) => id !== chosen)?.id;
  if (chosen === undefined || rival === undefined || place === 0) return undefined;
  const whole = { ids: idsOf(text), promptLength: text.promptIds.length };
  const { context } = model.info.shape;
  // The distribution is of the text before until that of the new one has come.
  if (place > whole.ids.length || place <= firstRead(whole.promptLength, context)) return undefined;
  const read = textAt(whole, place - 1, context);
  return {
    model,
    ids: read.text.ids.slice(0, place - read.start),
    place,
    answerIds: [chosen, rival],
  };
}
