import { describe, expect, test } from 'vitest';
import { cellsOfLink, linkOfCells } from '@/lib/cells/link';
import {
  addCell,
  changeCell,
  deleteCell,
  MOST_IN_NOTEBOOK,
  moveCell,
  notebookOf,
  readNotebook,
  writeNotebook,
} from '@/lib/cells/notebook';

const notebook = notebookOf(['one', 'two', 'three']);
const codes = ({ cells }: typeof notebook) => cells.map(({ code }) => code);

describe('cells', () => {
  test('are added before another, with an id of their own', () => {
    const longer = addCell(notebook, 1, 'new');
    expect(codes(longer)).toEqual(['one', 'new', 'two', 'three']);
    expect(new Set(longer.cells.map(({ id }) => id)).size).toBe(4);
  });

  test('are not added to a notebook that is full', () => {
    const full = notebookOf(Array.from({ length: MOST_IN_NOTEBOOK }, () => ''));
    expect(addCell(full, 0)).toBe(full);
  });

  test('are deleted, and the last one is emptied', () => {
    expect(codes(deleteCell(notebook, 2))).toEqual(['one', 'three']);
    expect(deleteCell(notebookOf(['only']), 1).cells).toEqual([{ id: 1, code: '' }]);
  });

  test('move one place, as far as there is room', () => {
    expect(codes(moveCell(notebook, 3, -1))).toEqual(['one', 'three', 'two']);
    expect(moveCell(notebook, 1, -1)).toBe(notebook);
  });
});

test('a notebook is read as it was written, with its drawings', () => {
  const drawn = changeCell(notebook, 2, (cell) => ({
    ...cell,
    result: {
      code: 'two',
      model: 'storybook',
      outputs: [
        { kind: 'vector', values: Float32Array.of(1, -2.5), label: '' },
        { kind: 'text', text: 'words' },
      ],
    },
  }));
  expect(readNotebook(writeNotebook(drawn))).toEqual(drawn);
});

test.each(['', '{}', '{"cells":[]}', '{"cells":[{"id":1,"code":7}]}', 'null', '[[['])(
  '%j is no notebook',
  (text) => {
    expect(readNotebook(text)).toBeUndefined();
  },
);

test('an output too large for the device is left out, and its code is kept', () => {
  const large = changeCell(notebook, 1, (cell) => ({
    ...cell,
    result: {
      code: 'one',
      model: 'storybook',
      outputs: Array.from({ length: 20 }, () => ({
        kind: 'vector' as const,
        values: new Float32Array(60_000).fill(0.1),
        label: '',
      })),
    },
  }));
  expect(readNotebook(writeNotebook(large))).toEqual(notebook);
});

describe('a link', () => {
  test('brings the code of all cells, and says that they came with it', async () => {
    const link = await linkOfCells(notebookOf(['await gpt2.next("é ☃")', 'x']));
    const found = await cellsOfLink(`#${link}`);
    expect(found).toEqual({ ...notebookOf(['await gpt2.next("é ☃")', 'x']), fromLink: true });
  });

  test('is not made where it would be too long', async () => {
    const noise = Array.from({ length: 15_000 }, (_, i) => ((i * 7919) % 104_729).toString(36));
    expect(await linkOfCells(notebookOf([noise.join('').slice(0, 20_000)]))).toBeUndefined();
  });

  test('that is damaged, or unfolds to more than a link may hold, brings nothing', async () => {
    const bomb = await linkOfCells({ cells: [{ id: 1, code: 'a'.repeat(1_000_000) }] });
    expect(bomb?.length).toBeLessThan(8000);
    for (const hash of ['', '#cells=', '#cells=%%%', '#cells=AAAA', `#${bomb}`]) {
      expect(await cellsOfLink(hash)).toBeUndefined();
    }
  });
});
