import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  deleteAllRuns,
  deleteRun,
  MOST_RUNS,
  type RunStorage,
  readRuns,
  type SavedRun,
  saveRun,
} from '@/lib/history/saved-runs';

/** A storage with room for so many characters, which fails as a browser's does. */
function storage(room = Number.POSITIVE_INFINITY): RunStorage & { held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    removeItem: (key) => held.delete(key),
    setItem: (key, value) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      held.set(key, value);
    },
  };
}

const run = (id: string, at: number): SavedRun => ({
  id,
  at,
  model: 'storybook',
  prompt: 'Once upon',
  text: ` a time ${id}`,
  link: 'v=1',
});

const anyRun: fc.Arbitrary<SavedRun> = fc.record({
  id: fc.uuid(),
  at: fc.nat(),
  model: fc.constantFrom('storybook', 'gpt2'),
  prompt: fc.string({ unit: 'grapheme' }),
  text: fc.string({ unit: 'grapheme' }),
  link: fc.stringMatching(/^[\w=&]{1,50}$/),
});

test('what is kept is read again, newest first', () => {
  const runs = fc.uniqueArray(anyRun, { selector: ({ id }) => id, maxLength: 20 });
  fc.assert(
    fc.property(runs, (made) => {
      const device = storage();
      for (const one of made) expect(saveRun(device, one).ok).toBe(true);
      const read = readRuns(device);
      expect(new Set(read)).toEqual(new Set(made));
      expect(read.map(({ at }) => at)).toEqual(made.map(({ at }) => at).sort((a, b) => b - a));
    }),
  );
});

test('one run is deleted, or all of them, and nothing stays behind', () => {
  const device = storage();
  for (const [at, id] of ['a', 'b', 'c'].entries()) saveRun(device, run(id, at));
  expect(deleteRun(device, 'b').runs.map(({ id }) => id)).toEqual(['c', 'a']);
  expect(deleteAllRuns(device)).toEqual({ ok: true, runs: [] });
  expect(device.held.size).toBe(0);
});

test('a run kept again is replaced, and the oldest make room', () => {
  const device = storage();
  saveRun(device, run('a', 1));
  saveRun(device, { ...run('a', 2), text: 'longer' });
  expect(readRuns(device)).toEqual([{ ...run('a', 2), text: 'longer' }]);
  for (let at = 3; at < 3 + MOST_RUNS; at++) saveRun(device, run(String(at), at));
  expect(readRuns(device)).toHaveLength(MOST_RUNS);
  expect(readRuns(device).some(({ id }) => id === 'a')).toBe(false);
});

test('a full storage is told, and loses nothing', () => {
  const device = storage(400);
  let kept = saveRun(device, run('0', 0));
  let count = 0;
  while (kept.ok) kept = saveRun(device, run(String(++count), count));
  expect(kept.message).toContain('no room');
  expect(kept.runs).toHaveLength(count);
  expect(readRuns(device)).toEqual(kept.runs);
  expect(deleteRun(device, '0').ok).toBe(true);
  expect(saveRun(device, run(String(count), count)).ok).toBe(true);
});

test('a blocked storage is told', () => {
  const blocked = () => {
    throw new DOMException('no', 'SecurityError');
  };
  const device = { getItem: blocked, setItem: blocked, removeItem: blocked };
  expect(readRuns(device)).toEqual([]);
  expect(saveRun(device, run('a', 1))).toMatchObject({ ok: false, runs: [] });
});

test('damaged entries are skipped, the others stay', () => {
  const device = storage();
  saveRun(device, run('a', 1));
  const [[key, value] = ['', '']] = device.held;
  const entries = JSON.parse(value);
  device.setItem(
    key,
    JSON.stringify([null, { id: 'x' }, ...entries, { ...entries[0], at: 'now' }]),
  );
  expect(readRuns(device)).toEqual([run('a', 1)]);
  for (const junk of ['', '{', '7', '{"a":1}']) {
    device.setItem(key, junk);
    expect(readRuns(device)).toEqual([]);
  }
});

test('a run that is too long is not kept, and that is told', () => {
  const device = storage();
  const kept = saveRun(device, { ...run('a', 1), link: 'x'.repeat(20_000) });
  expect(kept).toMatchObject({ ok: false, runs: [] });
});
