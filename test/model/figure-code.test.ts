import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { CHAPTER_CELLS } from '@/content/chapter-cells';
import cells from '@/content/recorded/chapter-cells.json';
import { type Asked, codeOf, FIGURE_CODE } from '@/lib/cells/figure-code';
import type { Output } from '@/lib/cells/outputs';
import { type RecordedFile, readRecorded } from '@/lib/engine/answered';
import { UNHURRIED } from '@/lib/engine/task';
import type { TaskName } from '@/lib/engine/tasks';
import { performTask } from '@/lib/engine/tasks';
import { decode } from '@/lib/trace/codec';
import type { NodeModel } from '@/scripts/node-model';
import { packVocabulary } from '@/scripts/pack-vocabulary';
import { fileOf, RECORDINGS } from '@/scripts/record/recordings';
import { runCells } from '@/scripts/run-cells';
import { expectedOf, type Shown, shownBy } from '../support/figure-code';
import { openStorybook } from '../support/storybook';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

/** Of a request whose answer is only counted, no figure shows the code. */
const COUNTED = new Set(['introduction/half']);
const coded = RECORDINGS.filter(({ task, file }) => task in FIGURE_CODE && !COUNTED.has(file)).map(
  ({ file }) => file,
);

/** A recorded answer as its figure has it. */
async function answeredBy(file: string) {
  const path = fileOf({ file } as (typeof RECORDINGS)[number]);
  const recorded = JSON.parse(await readFile(path, 'utf8')) as RecordedFile;
  return readRecorded(recorded.task as TaskName, recorded) as Parameters<typeof expectedOf>[0];
}

async function run(code: string) {
  const { shape } = opened.model.graph;
  const facts = { model: opened.id, shape, vocabulary: packVocabulary(opened.vocabulary) };
  return runCells([code], facts, (task, request) =>
    performTask(task, opened, request, UNHURRIED as never),
  );
}

describe('the code of a figure gives its recorded answer', () => {
  test.each(coded)('%s', async (file) => {
    const answered = await answeredBy(file);
    const { code } = codeOf(answered as Asked);
    const { end, outputs } = await run(code);
    expect(end, code).toEqual({ kind: 'finished' });
    const shown = (outputs.get(1) ?? []).map(shownBy);
    expectAlike(shown, expectedOf(answered), code);
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
    coded.map(async (file) => {
      const answered = await answeredBy(file);
      const { python } = codeOf(answered as Asked);
      return { file, python, shown: expectedOf(answered).map(rounded) };
    }),
  );
  const json = `${JSON.stringify([...twins, ...ofCells], undefined, 1)}\n`;
  await expect(json).toMatchFileSnapshot('../../training/tests/figure_code.json');
});

const rounded = (shown: Shown) =>
  typeof shown === 'string' ? shown : shown.map((x) => Number(x.toPrecision(6))).join(' ');

function expectAlike(shown: readonly Shown[], expected: readonly Shown[], code: string) {
  expect(expected.length, 'something is compared').toBeGreaterThan(0);
  expect(shown, code).toHaveLength(expected.length);
  for (const [i, wanted] of expected.entries()) {
    const found = shown[i];
    if (typeof wanted === 'string' || typeof found === 'string' || !found) {
      expect(found, code).toBe(wanted);
      continue;
    }
    expect(found.length, code).toBe(wanted.length);
    const apart = wanted.map(
      (x, at) => Math.abs(x - (found[at] ?? Number.NaN)) / (1 + Math.abs(x)),
    );
    expect(Math.max(...apart), code).toBeLessThan(2e-3);
  }
}
