import {
  type ContinuationTree,
  EMPTY_TREE,
  goTo,
  takeToken,
  withData,
} from '@/lib/generation/continuation-tree';
import type { NextTokenDistribution } from '@/lib/generation/next-token-distribution';
import { GREEDY } from '@/lib/sampling/settings';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { type PackedToken, unpackToken } from './tokens-file';
import file from './tree.json';
import type { GrownTree } from './useTree';

type PackedCandidate = readonly [id: number, logProbability: number];

/** What scripts/recordings/auto-regression.ts writes of the tree. */
export interface TreeFile {
  readonly prompt: readonly number[];
  readonly passes: number;
  readonly at: number;
  readonly pinned: number;
  readonly nodes: readonly (readonly [
    /** Null for the prompt. */
    parent: number | null,
    id: number,
    logProbability: number,
    candidates: readonly PackedCandidate[],
  ])[];
  readonly tokens: readonly PackedToken[];
}

const read = file as unknown as TreeFile;

/** Returns the distribution of which a file names the likeliest tokens. */
function distribution(candidates: readonly PackedCandidate[]): NextTokenDistribution {
  return {
    settings: GREEDY,
    candidates: candidates.map(([id, ln], rank) => ({
      id,
      rank,
      probability: rank === 0 ? 1 : 0,
      modelProbability: Math.exp(ln),
    })),
    rest: 0,
    restCount: 0,
    kept: 1,
    standing: undefined,
  };
}

const tree = read.nodes.reduce<ContinuationTree>((grown, [parent, id, ln, candidates]) => {
  const next = distribution(candidates);
  if (parent === null) return withData(grown, new Map([[0, { next }]]));
  return takeToken(grown, parent, id, { score: { logProbability: ln, rank: 0 }, next });
}, EMPTY_TREE);

/** The first tree on the notebook's sentence. */
export const RECORDED_TREE: GrownTree = {
  promptIds: read.prompt,
  passes: read.passes,
  pinned: read.pinned,
  vocabulary: sparseVocabulary(read.tokens.map(unpackToken)),
  tree: goTo(tree, read.at),
};
