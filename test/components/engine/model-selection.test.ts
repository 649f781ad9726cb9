import { expect, test } from 'vitest';
import {
  endsModel,
  type ModelSelection,
  type ModelSelectionAction,
  modelSelectionReducer,
  startLoading,
} from '@/components/engine/model-selection';
import { EngineFailure } from '@/lib/engine/failure';

const offline = new EngineFailure('offline', 'gone');
const stopped = new EngineFailure('cancelled', 'Stopped.');
const crashed = new EngineFailure('crashed', 'dead');

/** What comes of it; models are named by a string here. */
function after(...events: ModelSelectionAction<string>[]): ModelSelection<string> {
  const first: ModelSelection<string> = {
    ready: undefined,
    loading: startLoading('a'),
    failed: undefined,
  };
  return events.reduce(modelSelectionReducer, first);
}
const opened = (id: string) => ({ type: 'loaded', id, model: `model ${id}` }) as const;

test('the model in use stays while another is on its way, and until that one answers', () => {
  const coming = after(opened('a'), { type: 'load', id: 'b' });
  expect(coming.ready?.id).toBe('a');
  expect(coming.loading?.id).toBe('b');
  const there = modelSelectionReducer(coming, opened('b'));
  expect(there).toMatchObject({ ready: { id: 'b' }, loading: undefined, failed: undefined });
});

test('a model that does not open leaves the old one in use, and is told', () => {
  const failed = after(
    opened('a'),
    { type: 'load', id: 'b' },
    { type: 'failed', id: 'b', failure: offline },
  );
  expect(failed.ready?.id).toBe('a');
  expect(failed.failed).toMatchObject({ id: 'b', failure: offline });
  expect(modelSelectionReducer(failed, { type: 'load', id: 'b' }).failed).toBeUndefined();
});

test('a change that the reader stopped is no failure; having no model at all is', () => {
  const cancelled = { type: 'failed', id: 'b', failure: stopped } as const;
  expect(after(opened('a'), { type: 'load', id: 'b' }, cancelled).failed).toBeUndefined();
  expect(after({ type: 'load', id: 'b' }, cancelled).failed?.failure).toBe(stopped);
});

test('progress of a model that was given up is not shown', () => {
  const late = { type: 'progress', loading: { ...startLoading('b'), loaded: 9 } } as const;
  expect(after({ type: 'load', id: 'c' }, late).loading).toEqual(startLoading('c'));
  expect(after({ type: 'load', id: 'b' }, late).loading?.loaded).toBe(9);
});

test('a model that breaks is gone, with what broke it, and another on its way still comes', () => {
  const broke = { type: 'crashed', failure: crashed } as const;
  expect(after(opened('a'), broke)).toMatchObject({ ready: undefined, failed: { id: 'a' } });
  const coming = after(opened('a'), { type: 'load', id: 'b' }, broke);
  expect(coming).toMatchObject({ ready: undefined, loading: { id: 'b' } });
  expect(after(broke).failed).toBeUndefined();
});

test('storybook that comes instead of the wanted model leaves the reason to be read', () => {
  const because = { id: 'b', failure: crashed };
  const instead = after({ type: 'load', id: 'a', because }, opened('a'));
  expect(instead).toMatchObject({ ready: { id: 'a' }, failed: because });
});

test.each([
  ['crashed', true],
  ['out-of-memory', true],
  ['device-lost', true],
  ['too-long', false],
  ['cancelled', false],
] as const)('%s ends the model: %s', (code, ends) => {
  expect(endsModel(new EngineFailure(code, ''))).toBe(ends);
});
