import { CHAPTER_CELLS } from '@/content/chapter-cells';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { encode } from '@/lib/trace/codec';
import { packVocabulary } from '../pack-vocabulary';
import { runCells } from '../run-cells';
import type { MadeFile } from './made-file';

/** What the cells of the chapters show, by their names. */
export const chapterCells: MadeFile = {
  file: new URL('../../content/recorded/chapter-cells.json', import.meta.url),
  make: async (opened) => {
    const { shape } = opened.model.graph;
    const facts = { model: opened.id, shape, vocabulary: packVocabulary(opened.vocabulary) };
    const outputs: Record<string, unknown> = {};
    for (const [name, { code }] of Object.entries(CHAPTER_CELLS)) {
      const run = await runCells([code], facts, (task, request) =>
        performTask(task, opened, request, UNHURRIED as never),
      );
      if (run.end.kind !== 'finished') throw new Error(`${name}: ${JSON.stringify(run.end)}`);
      outputs[name] = encode(run.outputs.get(1) ?? [], 32);
    }
    return { model: opened.id, outputs };
  },
};
