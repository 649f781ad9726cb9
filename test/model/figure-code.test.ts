import { beforeAll, describe, expect, test } from 'vitest';
import { CHAPTER_CELLS } from '@/content/chapter-cells';
import cells from '@/content/recorded/chapter-cells.json';
import type { Output } from '@/lib/cells/outputs';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { decode } from '@/lib/trace/codec';
import type { NodeModel } from '@/scripts/node-model';
import { packVocabulary } from '@/scripts/pack-vocabulary';
import { runCells } from '@/scripts/run-cells';
import { type Shown, shownBy } from '../support/figure-code';
import { codedFiles, expectShown, recordedCode } from '../support/recorded-code';
import { openStorybook } from '../support/storybook';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

async function run(code: string) {
  const { shape } = opened.model.graph;
  const facts = { model: opened.id, shape, vocabulary: packVocabulary(opened.vocabulary) };
  return runCells([code], facts, (task, request) =>
    performTask(task, opened, request, UNHURRIED as never),
  );
}

describe('the code of a figure gives its recorded answer', () => {
  test.each(codedFiles)('%s', async (file) => {
    const { code, shown } = await recordedCode(file);
    const { end, outputs } = await run(code);
    expect(end, code).toEqual({ kind: 'finished' });
    expectShown(outputs.get(1) ?? [], shown, code);
  });
});

/** Its seeds draw other numbers in Python. */
const DRAWN = 'auto-regression/seeds';

test('training/tests/test_figure_code.py runs the Python of today', async () => {
  const ofCells = Object.entries(CHAPTER_CELLS).flatMap(([name, { python }]) => {
    const outputs = decode(cells.outputs) as Record<string, readonly Output[]>;
    const shown = (outputs[name] ?? []).map(shownBy).map(rounded);
    return name === DRAWN ? [] : [{ file: `chapter-cells/${name}`, python, shown }];
  });
  const twins = await Promise.all(
    codedFiles.map(async (file) => {
      const { python, shown } = await recordedCode(file);
      return { file, python, shown: shown.map(rounded) };
    }),
  );
  const json = `${JSON.stringify([...twins, ...ofCells], undefined, 1)}\n`;
  await expect(json).toMatchFileSnapshot('../../training/tests/figure_code.json');
});

const rounded = (shown: Shown) =>
  typeof shown === 'string' ? shown : shown.map((x) => Number(x.toPrecision(6))).join(' ');
