import { type ContinuationTree, logProbabilityTo, nodeAt } from './continuation-tree';

/** One more token after an end of a tree. */
export interface Way {
  /** The node that it follows. */
  readonly from: number;
  readonly id: number;
  /** Sum of ln p from the prompt to this token. */
  readonly logProbability: number;
}

/**
 * Returns the likeliest texts that are one token longer than these ends: a step of beam search
 * (Lowerre, 1976). An end that has not been read has no way on.
 *
 * @param width how many texts are kept
 */
export function likeliestWays(
  tree: ContinuationTree,
  ends: readonly number[],
  width: number,
): readonly Way[] {
  const ways = ends.flatMap((from) => {
    const before = logProbabilityTo(tree, from) ?? Number.NEGATIVE_INFINITY;
    const { next } = nodeAt(tree, from);
    return (next?.candidates ?? []).map(({ id, modelProbability }) => ({
      ...{ from, id },
      logProbability: before + Math.log(modelProbability),
    }));
  });
  return ways.sort((a, b) => b.logProbability - a.logProbability).slice(0, width);
}
