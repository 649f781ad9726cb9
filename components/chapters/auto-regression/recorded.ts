import chosen from '@/content/recorded/auto-regression/chosen.json';
import greedy from '@/content/recorded/auto-regression/greedy.json';
import tree from '@/content/recorded/auto-regression/tree.json';
import logits from '@/content/recorded/sentence-logits.json';
import { readRecorded } from '@/lib/engine/answered';

/** What storybook said of the notebook's own sentence. */
export const RECORDED_WRITING = {
  greedy: readRecorded('writeText', greedy),
  chosen: readRecorded('writeText', chosen),
  tree: readRecorded('firstBranches', tree),
  logits: readRecorded('inspect', logits),
} as const;
