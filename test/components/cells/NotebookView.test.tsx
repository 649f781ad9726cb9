import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { NotebookView } from '@/components/cells/NotebookView';
import type { RunOptions } from '@/components/cells/start-run';
import * as startrunModule from '@/components/cells/start-run';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import { linkOfCells } from '@/lib/cells/link';
import { notebookOf } from '@/lib/cells/notebook';

const engine = { current: {} as unknown };
beforeEach(() => {
  vi.spyOn(engineProviderModule, 'useEngine').mockImplementation((() => engine.current) as never);
});

/** The runs that were started; the test says what becomes of them. */
const runs = [] as { options: unknown; stopped: boolean }[];
beforeEach(() => {
  vi.spyOn(startrunModule, 'startRun').mockImplementation((async (options: RunOptions) => {
    const run = { options, stopped: false };
    runs.push(run);
    const stop = () => {
      run.stopped = true;
      options.onEnd({ kind: 'stopped' });
    };
    return { stop };
  }) as never);
});
const latest = () => runs.at(-1)?.options as RunOptions;

const shape = { layers: 1, heads: 1, width: 1, vocabulary: 9, context: 9 };
const vocabulary = { bytes: new Uint8Array(), offsets: new Uint32Array(1), special: [] };
const ready = {
  title: 'storybook',
  state: { status: 'ready', client: {}, info: { id: 'storybook', shape, vocabulary } },
};
const starting = notebookOf(['one', 'two']);

beforeEach(() => {
  runs.length = 0;
  engine.current = ready;
  localStorage.clear();
  sessionStorage.clear();
  dispatchEvent(Object.assign(new Event('storage'), { key: null, storageArea: sessionStorage }));
  window.location.hash = '';
  Element.prototype.scrollIntoView = () => {};
});

/** Shows the notebook, once it has looked for what is kept. */
async function show() {
  const view = render(<NotebookView starting={starting} known={[]} />);
  await act(async () => {});
  return view;
}

const cell = (number: number) => screen.getByRole('region', { name: `Cell ${number}` });
const codes = () =>
  screen.getAllByRole('textbox', { name: 'Code' }).map(({ textContent }) => textContent);
const press = (name: string, number = 1) =>
  userEvent.click(within(cell(number)).getByRole('button', { name }));

describe('a run', () => {
  test('has the cell and those above it, and shows only the cell', async () => {
    await show();
    await press('Run', 2);
    await waitFor(() => expect(runs).toHaveLength(1));
    expect(latest().cells.map(({ code }) => code)).toEqual(['one', 'two']);
    expect(latest().shown).toEqual([2]);
    act(() => latest().onOutput(2, { kind: 'text', text: 'words' }));
    act(() => latest().onEnd({ kind: 'finished' }));
    // What draws outputs is loaded first.
    await within(cell(2)).findByText('words', {}, { timeout: 10_000 });
    await within(cell(2)).findByText('By storybook.');
    expect(within(cell(1)).queryByRole('region', { name: /^Output/ })).toBeNull();
  });

  test('that fails says where, also in a cell above', async () => {
    await show();
    await press('Run', 2);
    await waitFor(() => expect(runs).toHaveLength(1));
    const error = { cell: 1, message: 'no', line: 3 };
    act(() => latest().onEnd({ kind: 'failed', error }));
    const alert = await within(cell(2)).findByRole('alert');
    expect(alert.textContent).toBe('Cell 1, which runs first, line 3. no');
  });

  test('is stopped by Stop', async () => {
    await show();
    await press('Run');
    await waitFor(() => expect(runs).toHaveLength(1));
    await press('Stop');
    expect(runs[0]?.stopped).toBe(true);
    expect((await within(cell(1)).findByRole('alert')).textContent).toBe('Stopped.');
  });

  test('waits for the model, and says so', async () => {
    engine.current = { title: 'storybook', state: { status: 'loading' } };
    const { rerender } = await show();
    await press('Run');
    within(cell(1)).getByText('Runs when the model is ready.');
    expect(runs).toHaveLength(0);
    engine.current = ready;
    rerender(<NotebookView starting={starting} known={[]} />);
    await waitFor(() => expect(runs).toHaveLength(1));
  });

  test('of all cells shows all of them', async () => {
    await show();
    await userEvent.click(screen.getByRole('button', { name: 'Run all' }));
    await waitFor(() => expect(runs).toHaveLength(1));
    expect(latest().shown).toEqual([1, 2]);
  });
});

describe('keys', () => {
  test('add, walk and delete, as in Jupyter', async () => {
    await show();
    act(() => cell(2).focus());
    await userEvent.keyboard('a');
    expect(codes()).toEqual(['one', 'empty', 'two']);
    await waitFor(() => expect(document.activeElement).toBe(cell(2)));
    await userEvent.keyboard('dd');
    expect(codes()).toEqual(['one', 'two']);
    await userEvent.keyboard('{ArrowUp}');
    await waitFor(() => expect(document.activeElement).toBe(cell(1)));
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(latest().shown).toEqual([1]));
  });
});

test('what is deleted or reset comes back by Undo', async () => {
  await show();
  await press('Delete');
  expect(codes()).toEqual(['two']);
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(codes()).toEqual(['one', 'two']);
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('cells are kept when the page is left, and found again', async () => {
  const { unmount } = await show();
  await press('Delete');
  unmount();
  await show();
  expect(codes()).toEqual(['two']);
});

test('cells of a link stand in the place of the kept ones, until the reader leaves them', async () => {
  window.location.hash = (await linkOfCells(notebookOf(['linked']))) ?? '';
  await show();
  await screen.findByRole('region', { name: 'Cells from a link' });
  expect(codes()).toEqual(['linked']);
  expect(runs).toHaveLength(0);
  await userEvent.click(screen.getByRole('button', { name: 'Back to my cells' }));
  expect(codes()).toEqual(['one', 'two']);
});
