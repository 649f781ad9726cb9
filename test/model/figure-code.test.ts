import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import type { NodeModel } from '@/scripts/node-model';
import { packVocabulary } from '@/scripts/pack-vocabulary';
import { runCells } from '@/scripts/run-cells';
import { expectShown } from '../support/expect-shown';
import type { PythonCode } from '../support/python-code';
import { codedFiles, recordedCode } from '../support/recorded-code';
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

test('training/tests/test_figure_code.py is given the Python of every figure', async () => {
  const print = ['--import', 'tsx', 'test/support/print-python.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, print, { maxBuffer: 1e7 });
  const all: readonly PythonCode[] = JSON.parse(stdout);
  expect(all.map(({ file }) => file)).toEqual(expect.arrayContaining(codedFiles));
  for (const { file, python, shown } of all) {
    expect(python, file).not.toBe('');
    expect(shown.length, file).toBeGreaterThan(0);
  }
});
