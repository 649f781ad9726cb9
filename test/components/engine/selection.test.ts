import { expect, test } from 'vitest';
import {
  begin,
  endsModel,
  type Selection,
  type SelectionEvent,
  select,
} from '@/components/engine/selection';
import { EngineFailure } from '@/lib/engine/failure';

const offline = new EngineFailure('offline', 'gone');
const stopped = new EngineFailure('cancelled', 'Stopped.');
const crashed = new EngineFailure('crashed', 'dead');

/** What comes of it; models are named by a string here. */
function after(...events: SelectionEvent<string>[]): Selection<string> {
  const first: Selection<string> = { ready: undefined, opening: begin('a'), failed: undefined };
  return events.reduce(select, first);
}
const opened = (id: string) => ({ type: 'opened', id, model: `model ${id}` }) as const;

test('the model in use stays while another is on its way, and until that one answers', () => {
  const coming = after(opened('a'), { type: 'open', id: 'b' });
  expect(coming.ready?.id).toBe('a');
  expect(coming.opening?.id).toBe('b');
  const there = select(coming, opened('b'));
  expect(there).toMatchObject({ ready: { id: 'b' }, opening: undefined, failed: undefined });
});

test('a model that does not open leaves the old one in use, and is told', () => {
  const failed = after(
    opened('a'),
    { type: 'open', id: 'b' },
    { type: 'failed', id: 'b', failure: offline },
  );
  expect(failed.ready?.id).toBe('a');
  expect(failed.failed).toMatchObject({ id: 'b', failure: offline });
  expect(select(failed, { type: 'open', id: 'b' }).failed).toBeUndefined();
});

test('a change that the reader stopped is no failure; having no model at all is', () => {
  const cancelled = { type: 'failed', id: 'b', failure: stopped } as const;
  expect(after(opened('a'), { type: 'open', id: 'b' }, cancelled).failed).toBeUndefined();
  expect(after({ type: 'open', id: 'b' }, cancelled).failed?.failure).toBe(stopped);
});

test('progress of a model that was given up is not shown', () => {
  const late = { type: 'progress', opening: { ...begin('b'), loaded: 9 } } as const;
  expect(after({ type: 'open', id: 'c' }, late).opening).toEqual(begin('c'));
  expect(after({ type: 'open', id: 'b' }, late).opening?.loaded).toBe(9);
});

test('a model that breaks is gone, with what broke it, and another on its way still comes', () => {
  const broke = { type: 'broke', failure: crashed } as const;
  expect(after(opened('a'), broke)).toMatchObject({ ready: undefined, failed: { id: 'a' } });
  const coming = after(opened('a'), { type: 'open', id: 'b' }, broke);
  expect(coming).toMatchObject({ ready: undefined, opening: { id: 'b' } });
  expect(after(broke).failed).toBeUndefined();
});

test('storybook that comes instead of the wanted model leaves the reason to be read', () => {
  const because = { id: 'b', failure: crashed };
  const instead = after({ type: 'open', id: 'a', because }, opened('a'));
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
