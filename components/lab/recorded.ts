import { RECORDED } from '@/components/workbench/recorded';
import { momentOf } from '@/lib/generation/moment';
import { lastLogits } from '@/lib/generation/writing';
import { SPROUT } from '@/lib/lab/branches';
import { FIRST_BENCH } from '@/lib/lab/kept';
import { BLANK, type LabModel, type Manuscript } from '@/lib/lab/manuscript';
import { NAMED } from '@/lib/lab/writer';
import { tokenIds } from '@/lib/trace/trace';

const { writing, vocabulary, prompt } = RECORDED;
const { trace } = writing;

/** Nobody is there to be asked: what was recorded is all. */
const SILENT: LabModel['client'] = {
  run: () => new Promise(() => {}),
  tokenize: () => new Promise(() => {}),
};

/** The notebook's own sentence as storybook read it: the page before any model has come. */
export const RECORDED_TEXT: Manuscript = {
  ...BLANK,
  model: { client: SILENT, info: { id: trace.model, shape: trace.shape, beginId: -1 }, vocabulary },
  prompt,
  promptIds: tokenIds(trace),
  branches: SPROUT,
  tip: {
    node: 0,
    drawing: FIRST_BENCH.settings,
    moment: momentOf(lastLogits(writing), tokenIds(trace), FIRST_BENCH.settings, NAMED),
  },
};
