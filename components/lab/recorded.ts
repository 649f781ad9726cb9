import { RECORDED } from '@/components/workbench/recorded';
import { EMPTY_TREE, withData } from '@/lib/generation/continuation-tree';
import { distributionOf } from '@/lib/generation/next-token-distribution';
import { lastLogits } from '@/lib/generation/writing';
import { DEFAULT_LAB_SETTINGS } from '@/lib/lab/lab-settings';
import { tokenIds } from '@/lib/trace/trace';
import { EMPTY_TEXT, type TextState, type WriterModel } from '@/lib/writer/text-state';
import { NAMED } from '@/lib/writer/writer';

const { writing, vocabulary, prompt } = RECORDED;
const { trace } = writing;

/** Never answers: what was recorded is all there is. */
const SILENT: WriterModel['client'] = {
  run: () => new Promise(() => {}),
  tokenize: () => new Promise(() => {}),
};

const next = distributionOf(
  lastLogits(writing),
  tokenIds(trace),
  DEFAULT_LAB_SETTINGS.settings,
  NAMED,
);

/** The notebook's own sentence as storybook read it: shown before a model has loaded. */
export const RECORDED_TEXT: TextState = {
  ...EMPTY_TEXT,
  model: { client: SILENT, info: { id: trace.model, shape: trace.shape, beginId: -1 }, vocabulary },
  prompt,
  promptIds: tokenIds(trace),
  tree: withData(EMPTY_TREE, new Map([[0, { next }]])),
};
