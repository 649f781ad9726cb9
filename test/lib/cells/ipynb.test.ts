import { expect, test } from 'vitest';
import { startingCells } from '@/content/cells';
import { writeIpynb } from '@/lib/cells/ipynb';
import { changeCell, notebookOf } from '@/lib/cells/notebook';
import type { Output } from '@/lib/cells/outputs';

interface Jupyter {
  readonly nbformat: number;
  readonly nbformat_minor: number;
  readonly cells: readonly { id: string; cell_type: string; source: string }[];
}

const twins = [{ code: 'a', python: 'print("a")' }];
const written = (outputs: Output[], code = 'a'): Jupyter =>
  JSON.parse(
    writeIpynb(
      changeCell(notebookOf([code, '', 'b']), 1, (cell) => ({
        ...cell,
        result: { code, model: 'storybook', outputs },
      })),
      twins,
      'https://site/models/storybook/',
    ),
  );

test('a cell is its code and what it showed, and its Python where there is one', () => {
  const { cells } = written([{ kind: 'number', value: 2, label: 'two' }]);
  expect(cells.map(({ cell_type }) => cell_type)).toEqual([
    ...['markdown', 'code', 'markdown', 'code', 'markdown'],
  ]);
  expect(cells[2]?.source).toBe('```ts\na\n```\n\nBy storybook:\n\n```text\ntwo 2\n```');
  expect(cells[3]?.source).toBe('print("a")');
  expect(cells[4]?.source).toBe('```ts\nb\n```');
});

test('ids are those that nbformat 4.5 asks for: short, of plain letters, no two the same', () => {
  const { cells, ...rest } = written([]);
  expect(rest).toMatchObject({ nbformat: 4, nbformat_minor: 5 });
  for (const { id } of cells) expect(id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/);
  expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
});

test('what a cell showed cannot end its fence', () => {
  const { cells } = written([{ kind: 'text', text: '```\n# not a heading' }]);
  expect(cells[2]?.source).toContain('````text\n```\n# not a heading\n````');
});

test('a notebook without a Python twin loads no model', () => {
  const { cells } = written([], 'something else');
  expect(cells.every(({ cell_type }) => cell_type === 'markdown')).toBe(true);
});

test.each<[Output, string]>([
  [{ kind: 'tokens', tokens: [{ label: '·a', id: 5 }] }, '·a (5)'],
  [{ kind: 'table', columns: ['x', 'y'], rows: [[1, 'b']], more: 0 }, 'x\ty\n1\tb'],
  [{ kind: 'bars', values: [0.12345], labels: ['h'], unit: 'bits' }, 'bits\nh\t0.1235'],
  [{ kind: 'vector', values: Float32Array.of(1, -2), label: '' }, '[1, -2]'],
  [{ kind: 'matrix', rows: 2, columns: 1, values: Float32Array.of(1, 2), label: 'm' }, 'm\n1\n2'],
  [
    {
      kind: 'distribution',
      candidates: [{ label: '·a', id: 5, probability: 0.25 }],
      rest: 0.75,
      restCount: 9,
    },
    '·a\t0.25\n9 other tokens\t0.75',
  ],
])('%j is written as text', (output, text) => {
  expect(written([output]).cells[2]?.source).toContain(`\`\`\`text\n${text}\n\`\`\``);
});

test('training/tests/test_notebook.py runs the notebook of today', async () => {
  const codes = startingCells.map(({ code }) => code);
  const notebook = writeIpynb(notebookOf(codes), startingCells, 'models/storybook/');
  await expect(notebook).toMatchFileSnapshot('../../../training/tests/cells.ipynb');
});
