import { setFlagsFromString } from 'node:v8';
import { beforeAll, describe, expect, test } from 'vitest';
import { startingCells } from '@/content/cells';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import type { NodeModel } from '@/scripts/node-model';
import { packVocabulary } from '@/scripts/pack-vocabulary';
import { runCells } from '@/scripts/run-cells';
import { openStorybook } from '../support/storybook';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

const run = (...codes: readonly string[]) => {
  const { shape } = opened.model.graph;
  const facts = { model: opened.id, shape, vocabulary: packVocabulary(opened.vocabulary) };
  return runCells(codes, facts, (task, request) =>
    performTask(task, opened, request, UNHURRIED as never),
  );
};

test('the cells that the page comes with run from top to bottom, and each is drawn', async () => {
  const { end, outputs } = await run(...startingCells.map(({ code }) => code));
  expect(end).toEqual({ kind: 'finished' });
  const kinds = Array.from(outputs.values(), (list) => list.map(({ kind }) => kind));
  expect(kinds).toEqual([['distribution'], ['attention'], ['distribution'], ['bars']]);
  const [first] = outputs.get(1) ?? [];
  const [third] = outputs.get(3) ?? [];
  const [bars] = outputs.get(4) ?? [];
  if (first?.kind !== 'distribution' || third?.kind !== 'distribution' || bars?.kind !== 'bars') {
    throw new Error('other kinds');
  }
  const { id, probability } = first.candidates[0] ?? { id: -1, probability: 0 };
  const after = third.candidates.find((candidate) => candidate.id === id)?.probability ?? 0;
  expect(bars.values[0]).toBeCloseTo(100 * (after - probability), 3);
});

describe('errors', () => {
  const errorOf = async (...codes: readonly string[]) => {
    const { end } = await run(...codes);
    return end.kind === 'failed' ? end.error : undefined;
  };

  test('of the code have their cell and line', async () => {
    expect(await errorOf('const a = 1;', 'a;\n\nnull.b;')).toMatchObject({
      cell: 2,
      line: 3,
      message: expect.stringContaining('TypeError: Cannot read properties of null'),
    });
    expect(await errorOf('const f = () => {\n  throw new Error("no");\n};', 'f()')).toEqual({
      cell: 1,
      line: 2,
      message: 'no',
    });
  });

  test('of a request have the line that asked', async () => {
    expect(await errorOf('const a = 1;\nawait gpt2.next([-1]);')).toEqual({
      cell: 1,
      line: 2,
      message: 'ids.0: at least 0',
    });
  });

  test('have it also where a stack does not lead back over an await, as in Firefox', async () => {
    setFlagsFromString('--no-async-stack-traces');
    const codes = ['const a = 1;\nawait gpt2.next([-1]);', "await gpt2.lens('a', { top: -1 });"];
    const errors = await Promise.all(codes.map((code) => errorOf(code)));
    setFlagsFromString('--async-stack-traces');
    expect(errors.map((error) => error?.line)).toEqual([2, 1]);
  });

  test('out of turn end the run', async () => {
    const late = 'setTimeout(() => { throw new Error("late"); }, 1);\nawait new Promise(() => {});';
    expect(await errorOf(late)).toMatchObject({ message: 'late', line: 1 });
    expect(
      await errorOf('Promise.reject(new Error("lost"));\nawait new Promise(() => {});'),
    ).toMatchObject({
      message: 'lost',
    });
  });

  test.each([
    ["fetch('/')", 'A cell has no network'],
    ["postMessage('x')", 'A cell sends no messages'],
    ['new Float32Array(2.5e8)', 'Not enough memory: 1,000 MB'],
    ['new Array(1e9).fill(0)', 'Not enough memory'],
    ['for (let i = 0; i < 1000; i++) display(i);', 'at most 60 things'],
    ["for (let i = 0; i < 1000; i++) gpt2.next('a');", 'More than 100 requests at a time'],
    ['throw { toString() { for (;;); } }', '{}'],
  ])('%s is refused in words', async (code, message) => {
    expect((await errorOf(code))?.message).toContain(message);
  });
});

test('what was asked without await is still answered', async () => {
  const { end, outputs } = await run(
    "gpt2.tokenize('a').then(({ length }) => display(length > 0 ? 'some' : 'none'));1;",
  );
  expect(end).toEqual({ kind: 'finished' });
  expect(outputs.get(1)).toContainEqual({ kind: 'text', text: 'some' });
});

test('console.log shows words, and a tensor says its shape', async () => {
  const { outputs } = await run("console.log('a', 1, tensor([[1, 2]]), { b: 2 });");
  expect(outputs.get(1)).toEqual([{ kind: 'text', text: 'a 1 Tensor [1, 2] {\n "b": 2\n}' }]);
});
