import { textOf } from '@/lib/text/token-text';
import { type Branches, follow, SPROUT, tipsOf, withoutScores, writtenTo } from './branches';
import type { LabModel, Manuscript } from './manuscript';
import type { Draft } from './writer';

/** Branches beyond this many are left behind when a model with other tokens comes. */
const MOST_BRANCHES = 24;

/** A text as another model's tokens: the words stay, and the very tokens where both share them. */
export async function translate(
  { model: before, prompt, promptIds, branches }: Manuscript,
  model: LabModel,
): Promise<Draft> {
  if (!before || promptIds.length === 0) return { prompt, branches };
  if (before.info.shape.vocabulary === model.info.shape.vocabulary) {
    return { prompt, promptIds, branches: withoutScores(branches) };
  }
  const words = (node: number) =>
    textOf(writtenTo(branches, node).map((id) => before.vocabulary.token(id)));
  let grown: Branches = SPROUT;
  // The text in view comes last: there the reader stands.
  const others = tipsOf(branches)
    .filter((node) => node !== branches.at)
    .slice(0, MOST_BRANCHES);
  for (const node of [...others, branches.at]) {
    grown = follow(grown, await model.client.tokenize(words(node)));
  }
  return { prompt, branches: grown };
}
