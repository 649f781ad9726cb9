import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import * as useSecondModelModule from '@/components/engine/useSecondModel';
import { RECORDED_SPEED } from '@/components/speed/recorded';
import { SpeedFigure } from '@/components/speed/SpeedFigure';
import { speedSentence } from '@/components/speed/sentences';
import { EngineFailure } from '@/lib/engine/failure';
import { timeText } from '@/lib/text/time-text';

const engine = { second: {} as unknown };
beforeEach(() => {
  vi.spyOn(engineProviderModule, 'useEngine').mockImplementation((() => ({
    state: { status: 'ready' },
  })) as never);
  vi.spyOn(engineProviderModule, 'useModels').mockImplementation((() => ({})) as never);
});
// Nothing is loaded before the reader asks for it.
beforeEach(() => {
  vi.spyOn(useSecondModelModule, 'useSecondModel').mockImplementation(((entry: unknown) =>
    entry ? engine.second : {}) as never);
});

/** A model whose answers wait for the test. */
function heldModel() {
  const waiting: ((answer: unknown) => void)[] = [];
  const signals: AbortSignal[] = [];
  const run = (_name: string, _request: unknown, { signal }: { signal: AbortSignal }) => {
    signals.push(signal);
    return new Promise((resolve, reject) => {
      waiting.push(resolve);
      signal.addEventListener('abort', () => reject(new EngineFailure('cancelled', 'Stopped.')));
    });
  };
  const shape = { layers: 1, heads: 1, width: 1, vocabulary: 100, context: 512 };
  const second = { model: { client: { run }, info: { shape, threads: 3 } } };
  return { second, signals, answer: () => act(async () => waiting.shift()?.({ id: 1 })) };
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  dispatchEvent(new StorageEvent('storage', { storageArea: sessionStorage }));
});

const button = (name: string) => screen.getByRole('button', { name });

test('before it is measured, the recorded times stand there, and say whose they are', () => {
  render(<SpeedFigure />);
  const { report, machine } = RECORDED_SPEED;
  const shown = screen.getByRole('figure').textContent ?? '';
  expect(shown).toContain(`recorded: ${machine.cpu}, ${machine.cores} cores`);
  expect(shown).toContain(timeText(report.works.ablations?.median ?? 0));
  expect(shown).toContain('this device: not measured yet');
  expect(shown).toContain(speedSentence(report, 'the recorded machine'));
});

test('while it measures, progress names the work; Stop ends it, and what was there is there again', async () => {
  const { second, signals, answer } = heldModel();
  engine.second = second;
  render(<SpeedFigure />);
  await userEvent.click(button('Measure this device'));
  await answer();
  const bar = screen.getByRole('progressbar', { name: 'Measurement' });
  expect(bar.textContent).toContain('One more token, after 16');
  await userEvent.click(button('Stop'));
  expect(signals.at(-1)?.aborted).toBe(true);
  expect(button('Measure this device')).toBeDefined();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a model that cannot be loaded says so, and the measurement can be asked for again', async () => {
  engine.second = { failure: new EngineFailure('offline', 'The file did not come.') };
  render(<SpeedFigure />);
  await userEvent.click(button('Measure this device'));
  expect(screen.getByRole('alert').textContent).toContain('The file did not come.');
  expect(button('Measure this device')).toBeDefined();
});

test('a saved measurement is shown beside the recorded one, also as a table', async () => {
  const report = { ...RECORDED_SPEED.report, threads: 1, longestTask: 120 };
  localStorage.setItem('inside-gpt-2:speed', JSON.stringify({ report }));
  sessionStorage.clear();
  dispatchEvent(new StorageEvent('storage', { storageArea: sessionStorage }));
  render(<SpeedFigure />);
  expect(screen.getByRole('figure').textContent).toContain('this device, 1 thread');
  expect(screen.getByRole('figure').textContent).toContain(speedSentence(report, 'this device'));
  await userEvent.click(button('Show as table'));
  const rows = within(screen.getByRole('table')).getAllByRole('row');
  expect(rows).toHaveLength(8);
  expect(rows.at(-1)?.textContent).toContain('120');
});

test('what another version saved is not drawn', () => {
  localStorage.setItem('inside-gpt-2:speed', JSON.stringify({ report: { works: { step16: 3 } } }));
  sessionStorage.clear();
  dispatchEvent(new StorageEvent('storage', { storageArea: sessionStorage }));
  render(<SpeedFigure />);
  expect(screen.getByRole('figure').textContent).toContain('this device: not measured yet');
});
