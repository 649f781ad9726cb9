import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { tokenLabel } from '@/lib/text/token-text';
import { openModel, STORYBOOK_FOLDER } from '../node-model';
import type { MadeFile } from './made-file';
import { SNAPSHOTS, snapshotIndex } from './training';

/** A word whose neighbours every reader can judge. */
const WORD = ' two';
const TOP = 5;

/** The nearest tokens of one token at each stage of the training, by cosine. */
export const rowsInTraining: MadeFile = {
  file: new URL('../../content/recorded/embeddings/rows-in-training.json', import.meta.url),
  make: async () => {
    const stages = [];
    for (const { folder, percent } of await snapshotIndex()) {
      const from = percent === 100 ? STORYBOOK_FOLDER : new URL(`${folder}/`, SNAPSHOTS);
      const opened = await openModel(from, undefined, STORYBOOK_FOLDER);
      const [id = 0] = opened.tokenize(WORD);
      const request = { sums: [[{ id, weight: 1 }]], top: TOP + 1 };
      const [near] = await performTask('neighbours', opened, request, UNHURRIED);
      const tokens = (near?.ids ?? []).filter((other) => other !== id).slice(0, TOP);
      stages.push({
        percent,
        tokens: tokens.map((other) => tokenLabel(opened.vocabulary.token(other))),
      });
    }
    return { token: WORD.replace(' ', '·'), stages };
  },
};
