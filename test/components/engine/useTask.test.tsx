import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { useTask } from '@/components/engine/useTask';
import { sparseVocabulary } from '@/lib/trace/vocabulary';

const engine = vi.hoisted(() => ({ current: {} as unknown }));
vi.mock('@/components/engine/EngineProvider', () => ({ useEngine: () => engine.current }));

/** A model that answers when it is told to. */
function modelOf() {
  const answers: ((result: unknown) => void)[] = [];
  const signals: AbortSignal[] = [];
  const run = (_name: string, _request: unknown, how: { signal: AbortSignal }) => {
    signals.push(how.signal);
    return new Promise((resolve) => {
      answers.push(resolve);
    });
  };
  const vocabulary = sparseVocabulary([]);
  const state = { status: 'ready', client: { run }, vocabulary };
  return {
    vocabulary,
    signals,
    use: () => {
      engine.current = { state, report: () => {} };
    },
    /** Answers the latest request, or another one. */
    answer: (result: unknown, request = -1) => act(async () => answers.at(request)?.(result)),
  };
}

const ask = (ids: readonly number[]) =>
  renderHook(({ of }) => useTask('inspect', { ids: of, parts: [] }, 'test'), {
    initialProps: { of: ids },
  });

test('an answer stands while the model changes, with the vocabulary that it is of', async () => {
  const [one, other] = [modelOf(), modelOf()];
  one.use();
  const { result, rerender } = ask([1]);
  await one.answer('the first answer');
  expect(result.current.latest?.result).toBe('the first answer');

  other.use();
  rerender({ of: [1] });
  expect(result.current.latest).toBeUndefined();
  expect(result.current.shown).toMatchObject({ result: 'the first answer' });
  expect(result.current.shown?.vocabulary).toBe(one.vocabulary);
  expect(result.current.busy).toBe(true);

  await other.answer('the second answer');
  expect(result.current.latest?.result).toBe('the second answer');
  expect(result.current.shown?.vocabulary).toBe(other.vocabulary);
});

test('without a model the last picture stands, and nothing is under way', async () => {
  const one = modelOf();
  one.use();
  const { result, rerender } = ask([1]);
  await one.answer('an answer');
  rerender({ of: [2] });
  expect(result.current.busy).toBe(true);
  engine.current = { state: { status: 'failed' }, report: () => {} };
  rerender({ of: [2] });
  expect(result.current).toMatchObject({ busy: false, latest: undefined });
  expect(result.current.shown?.result).toBe('an answer');
});

test('a newer request ends the older one, and what comes late is not used', async () => {
  const one = modelOf();
  one.use();
  const { result, rerender } = ask([1]);
  rerender({ of: [2] });
  expect(one.signals.map((signal) => signal.aborted)).toEqual([true, false]);
  await one.answer('late', 0);
  expect(result.current.latest).toBeUndefined();
  await one.answer('of the second', 1);
  expect(result.current.latest).toMatchObject({ request: { ids: [2] }, result: 'of the second' });
});
