import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { PatchFigure } from '@/components/chapters/circuits/PatchFigure';
import { RECORDED_CIRCUITS } from '@/components/chapters/circuits/recorded';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import { percent } from '@/components/widgets/patch-map/marks';
import type { PatchGridRequest } from '@/lib/engine/tasks/patch-grid';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { token } from '../../../fixtures/traces';

const page = { engine: {} as unknown };
beforeEach(() => {
  vi.spyOn(engineProviderModule, 'useEngine').mockImplementation((() => page.engine) as never);
});

const { answer: recorded, shape } = RECORDED_CIRCUITS.patch.stream;
const cell = (layer: number, column: number) =>
  screen.getByRole('button', {
    name: new RegExp(`^Token ${column + 1} entering layer ${layer + 1}\\b`),
  });
const nameOf = (layer: number, column: number) => cell(layer, column).getAttribute('aria-label');
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

type Run = (
  name: string,
  request: { text: string } & PatchGridRequest,
  options: { signal: AbortSignal; onProgress: (share: number) => void },
) => Promise<unknown>;

/** A model whose tokens are words, and in which half of every difference comes back. */
function fakeModel() {
  const asked: PatchGridRequest[] = [];
  const words = Array.from('abcdefgh', (letter, id) => token(id, letter));
  const run = async (name: string, request: { text: string } & PatchGridRequest) => {
    if (name === 'tokenize') {
      return { ids: request.text.split(' ').map((word) => word.length % words.length) };
    }
    if (name === 'inspect')
      return { ...request, lastLogits: Float32Array.from(words, (_, i) => i) };
    asked.push(request);
    const columns = request.cleanIds.length;
    const shares = new Float32Array(shape.layers * columns).fill(request.cells ? Number.NaN : 0.5);
    for (const [layer, column] of request.cells ?? []) shares[layer * columns + column] = 0.5;
    const whole = { clean: 2, corrupted: 0, columns, recovered: shares };
    return { ...request, ...whole, differences: shares.map((share) => 2 * share) };
  };
  page.engine = {
    state: {
      status: 'ready',
      client: { run },
      info: { id: 'fake', shape },
      vocabulary: sparseVocabulary(words),
    },
    report: () => {},
  };
  return asked;
}

beforeEach(() => {
  page.engine = { state: { status: 'loading' }, report: () => {} };
});

test('before a model is there the recorded map can be emptied, and filled by hand', async () => {
  render(<PatchFigure />);
  const column = recorded.cleanIds.findIndex((id, t) => id !== recorded.corruptedIds[t]);
  const share = percent(recorded.recovered[column] ?? 0);
  expect(nameOf(0, column)).toBe(`Token ${column + 1} entering layer 1: ${share} %`);
  await press('Empty the map');
  expect(nameOf(0, column)).toBe(`Token ${column + 1} entering layer 1`);
  await userEvent.click(cell(0, column));
  expect(nameOf(0, column)).toBe(`Token ${column + 1} entering layer 1: ${share} %`);
  expect(nameOf(1, column)).toBe(`Token ${column + 1} entering layer 2`);
});

test('another model begins with an empty map: cells are tried one by one, or all at once', async () => {
  const asked = fakeModel();
  await act(async () => render(<PatchFigure />));
  expect(nameOf(0, 1)).toBe('Token 2 entering layer 1');
  expect(asked).toEqual([]);
  await userEvent.click(cell(0, 1));
  await waitFor(() => expect(nameOf(0, 1)).toBe('Token 2 entering layer 1: 50 %'));
  await userEvent.click(cell(2, 0));
  await waitFor(() => expect(nameOf(2, 0)).toBe('Token 1 entering layer 3: 50 %'));
  expect(asked.map(({ cells }) => cells)).toEqual([
    [[0, 1]],
    [
      [0, 1],
      [2, 0],
    ],
  ]);
  expect(nameOf(1, 1)).toBe('Token 2 entering layer 2');
  await press('Try all cells');
  await waitFor(() => expect(nameOf(1, 1)).toBe('Token 2 entering layer 2: 50 %'));
  expect(asked.at(-1)).not.toHaveProperty('cells');
});

test('texts of different lengths are refused with both lengths, and nothing is asked', async () => {
  const asked = fakeModel();
  await act(async () => render(<PatchFigure />));
  const into = screen.getByRole('textbox', { name: 'Put into' });
  await userEvent.clear(into);
  await userEvent.type(into, 'one two{Enter}');
  await userEvent.clear(screen.getByRole('textbox', { name: 'Taken from' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Taken from' }), 'one two three{Enter}');
  await waitFor(() =>
    expect(screen.getByRole('alert').textContent).toContain('One text has 3 tokens, the other 2.'),
  );
  expect(asked).toEqual([]);
});

test('all cells are tried with progress, and stopped: then the map is as empty as before', async () => {
  fakeModel();
  const { client } = (page.engine as { state: { client: { run: Run } } }).state;
  const known = client.run;
  let signal: AbortSignal | undefined;
  client.run = (name, request, options) => {
    if (name !== 'patchGrid') return known(name, request, options);
    signal = options.signal;
    options.onProgress(0.4);
    return new Promise(() => {});
  };
  await act(async () => render(<PatchFigure />));
  await press('Try all cells');
  await waitFor(() => expect(screen.getByText('40 % of the cells tried')).toBeTruthy());
  expect(screen.getByRole('button', { name: 'Try all cells' })).toHaveProperty('disabled', true);
  expect(signal?.aborted).toBe(false);
  await press('Stop');
  expect(signal?.aborted).toBe(true);
  expect(screen.queryByText(/of the cells tried/)).toBeNull();
  expect(screen.getByRole('button', { name: 'Stop' })).toHaveProperty('disabled', true);
  expect(nameOf(1, 1)).toBe('Token 2 entering layer 2');
});
