import { z } from 'zod';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { packedToken, unpackToken } from './tokens-file';
import file from './tree.json';
import type { Grown } from './useTree';

z.config({ jitless: true });

const index = z.int().min(0);
const candidate = z.tuple([z.int(), z.number()]);
const treeFile = z.object({
  prompt: z.array(z.int()),
  passes: z.int(),
  at: index,
  pinned: index,
  /** Parent (null for the prompt), id, ln p, children, candidates as id and ln p. */
  nodes: z.array(
    z.tuple([index.nullable(), z.int(), z.number(), z.array(index), z.array(candidate)]),
  ),
  tokens: z.array(packedToken),
});

/** What scripts/recordings/auto-regression.ts writes of the tree. */
export type TreeFile = z.infer<typeof treeFile>;

const read = treeFile.parse(file);

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
