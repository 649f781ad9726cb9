import {
  type ContinuationTree,
  EMPTY_TREE,
  goTo,
  idsTo,
  nodeAt,
  takeToken,
  withData,
} from '@/lib/generation/continuation-tree';
import { GREEDY } from '@/lib/sampling/settings';
import type { Task } from '../task';
import { nextTokenDistribution } from './next-token-distribution';
import { startMeter, write } from './write';

export interface FirstBranchesRequest {
  /** Ids of the prompt, at least one. */
  readonly ids: readonly number[];
  /** Tokens of each branch. */
  readonly length: number;
  /** How many candidates to name after each token. */
  readonly named: number;
}

export interface FirstBranches {
  /** The end of the first branch is in view. */
  readonly tree: ContinuationTree;
  /** Passes that the model ran for it. */
  readonly passes: number;
}

/** Writes the likeliest continuation of a prompt, and the one that begins with the second choice. */
export const firstBranches: Task<FirstBranchesRequest, FirstBranches> = async (
  opened,
  { ids, length, named },
  context,
) => {
  const stop = startMeter(opened);
  const prompt = { ids, promptLength: ids.length };
  const how = { settings: GREEDY, named };
  const next = await nextTokenDistribution(
    opened,
    { ...prompt, ...how, place: ids.length },
    context,
  );
  const branch = async (from: ContinuationTree, first?: number) => {
    let tree = from;
    for (let i = 0; i < length; i++) {
      const take = i === 0 && first !== undefined ? { take: first } : {};
      const text = { ...prompt, ids: [...ids, ...idsTo(tree, tree.at)] };
      const { id, ...data } = await write(opened, { ...text, ...how, ...take }, context);
      const taken = 'take' in take;
      tree = takeToken(tree, tree.at, id, { score: data.score, next: data.next, taken });
    }
    return tree;
  };
  const first = await branch(withData(EMPTY_TREE, new Map([[0, { next }]])));
  const second = nodeAt(first, 0).next?.candidates[1]?.id;
  const both = await branch(goTo(first, 0), second);
  return { tree: goTo(both, first.at), passes: stop(prompt).passes };
};
