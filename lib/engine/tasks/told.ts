import { largestDifference } from '@/lib/maths/largest-difference';
import type { Task } from '../task';
import { type Chance, readChance } from './chances';

export interface ToldRequest {
  /** What the model is told, before the question. */
  readonly told: string;
  /** An unfinished sentence. */
  readonly question: string;
  /** What was told, as a word after the question. */
  readonly word: string;
}

/** A question in a new text, in the text that says it, and in a new text again. */
export interface Told {
  readonly before: Chance;
  readonly during: Chance;
  readonly after: Chance;
  /** The largest change of any of the V logits from before to after: 0 where nothing was learned. */
  readonly changed: number;
  /** The same when one head is off: what a change of the model looks like. */
  readonly changedByHead: number;
}

/** Tells the model something, and asks for it before, in the same text, and in another. */
export const told: Task<ToldRequest, Told> = async (
  opened,
  { told: text, question, word },
  { between },
) => {
  const before = await readChance(opened, question, word);
  await between();
  const during = await readChance(opened, `${text} ${question}`, word);
  await between();
  const after = await readChance(opened, question, word);
  await between();
  const other = await readChance(opened, question, word, { headsOff: [[0, 0]] });
  return {
    before: before.chance,
    during: during.chance,
    after: after.chance,
    changed: largestDifference(before.logits, after.logits),
    changedByHead: largestDifference(before.logits, other.logits),
  };
};
