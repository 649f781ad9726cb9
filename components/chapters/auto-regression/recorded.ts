import chosen from '@/content/recorded/auto-regression/chosen.json';
import greedy from '@/content/recorded/auto-regression/greedy.json';
import steps from '@/content/recorded/auto-regression/steps.json';
import tree from '@/content/recorded/auto-regression/tree.json';
import logits from '@/content/recorded/sentence-logits.json';
import { readRecorded } from '@/lib/engine/answered';

/** What storybook said of the notebook's own sentence. */
export const RECORDED_WRITING = {
  greedy: readRecorded('writeText', greedy),
  steps: readRecorded('writeText', steps),
  chosen: readRecorded('writeText', chosen),
  tree: readRecorded('firstBranches', tree),
  logits: readRecorded('inspect', logits),
} as const;
