import {
  EMPTY_TREE,
  follow,
  idsTo,
  leaves,
  withoutScores,
} from '@/lib/generation/continuation-tree';
import { textOf } from '@/lib/text/token-text';
import { type Draft, shareTokens, type TextState, type WriterModel } from './text-state';

/** When a model with other tokens takes over, at most this many other branches are kept. */
const MOST_BRANCHES = 24;

/** Returns a text in another model's tokens: the same ids if both share them, else the same words. */
export async function translate(
  { model: before, prompt, promptIds, tree }: TextState,
  model: WriterModel,
): Promise<Draft> {
  if (!before) return { prompt, tree };
  if (shareTokens(before, model)) {
    return { prompt, promptIds, tree: withoutScores(tree) };
  }
  const words = (node: number) =>
    textOf(idsTo(tree, node).map((id) => before.vocabulary.token(id)));
  let grown = EMPTY_TREE;
  const others = leaves(tree).filter((node) => node !== tree.at);
  // The text in view comes last: the tree ends there.
  for (const node of [...others.slice(0, MOST_BRANCHES), tree.at]) {
    grown = follow(grown, await model.client.tokenize(words(node)));
  }
  return { prompt, tree: grown };
}
