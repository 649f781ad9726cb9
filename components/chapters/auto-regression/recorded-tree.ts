import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { type PackedToken, unpackToken } from './tokens-file';
import file from './tree.json';
import type { Grown } from './useTree';

type Candidate = readonly [id: number, logProbability: number];

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
    children: readonly number[],
    candidates: readonly Candidate[],
  ])[];
  readonly tokens: readonly PackedToken[];
}

const read = file as unknown as TreeFile;

/** The first tree on the notebook's sentence. */
export const RECORDED_TREE: Grown = {
  prompt: read.prompt,
  passes: read.passes,
  live: false,
  vocabulary: sparseVocabulary(read.tokens.map(unpackToken)),
  tree: {
    at: read.at,
    pinned: read.pinned,
    nodes: read.nodes.map(([parent, id, logProbability, children, candidates]) => ({
      parent: parent ?? undefined,
      id,
      logProbability,
      children,
      candidates: candidates.map(([of, ln]) => ({ id: of, logProbability: ln })),
    })),
  },
};
