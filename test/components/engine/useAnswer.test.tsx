import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import { useAnswer } from '@/components/engine/useAnswer';
import type { Answered } from '@/lib/engine/answered';
import { sparseVocabulary } from '@/lib/trace/vocabulary';

const engine = { current: {} as unknown };
beforeEach(() => {
  vi.spyOn(engineProviderModule, 'useEngine').mockImplementation((() => engine.current) as never);
});

const report = () => {};
const shape = { layers: 1, heads: 1, width: 1, vocabulary: 9, context: 9 };

/** A model that answers when the test says so. */
function modelOf(id: string) {
  const answers: ((result: unknown) => void)[] = [];
  const asked: { figure: string; signal: AbortSignal; onProgress: (made: never) => void }[] = [];
  const run = (_name: string, _request: unknown, how: (typeof asked)[number]) => {
    asked.push(how);
    return new Promise((resolve) => {
      answers.push(resolve);
    });
  };
  const vocabulary = sparseVocabulary([]);
  const state = { status: 'ready', client: { run }, info: { id, shape }, vocabulary };
  return {
    vocabulary,
    asked,
    use: () => {
      engine.current = { state, report };
    },
    /** Answers the latest request, or another one. */
    answer: (leak: number, request = -1) =>
      act(async () => answers.at(request)?.({ masked: leak, unmasked: 0 })),
  };
}

const recorded: Answered<'futureLeak'> = {
  task: 'futureLeak',
  model: 'gpt2',
  shape,
  request: { ids: [7] },
  answer: { masked: 5, unmasked: 0 },
  vocabulary: sparseVocabulary([]),
};

const ask = (ids: readonly number[] | undefined) =>
  renderHook(({ of }) => useAnswer('futureLeak', of && { ids: of }, recorded), {
    initialProps: { of: ids },
  });

beforeEach(() => {
  engine.current = { state: { status: 'loading' }, report };
});

test('before a model has answered the recorded answer is shown, and says whose it is', async () => {
  const { result, rerender } = ask([1]);
  expect(result.current).toMatchObject({ ...recorded, from: 'recorded', busy: false });
  const one = modelOf('storybook');
  one.use();
  rerender({ of: [1] });
  expect(result.current).toMatchObject({ ...recorded, from: 'recorded', busy: true });
  await one.answer(1);
  expect(result.current).toMatchObject({
    from: 'live',
    busy: false,
    model: 'storybook',
    request: { ids: [1] },
    answer: { masked: 1 },
  });
  expect(result.current.milliseconds).toBeGreaterThanOrEqual(0);
});

test('nothing is asked without a request, and the latest answer stays', async () => {
  const one = modelOf('storybook');
  one.use();
  const { result, rerender } = ask(undefined);
  expect(one.asked).toHaveLength(0);
  rerender({ of: [1] });
  await one.answer(1);
  rerender({ of: undefined });
  expect(result.current).toMatchObject({ from: 'live', busy: false, answer: { masked: 1 } });
  expect(one.asked).toHaveLength(1);
});

test('an answer stays while the model changes, with the model and vocabulary that it is of', async () => {
  const [one, other] = [modelOf('storybook'), modelOf('gpt2')];
  one.use();
  const { result, rerender } = ask([1]);
  await one.answer(1);
  other.use();
  rerender({ of: [1] });
  expect(result.current).toMatchObject({ model: 'storybook', answer: { masked: 1 }, busy: true });
  expect(result.current.vocabulary).toBe(one.vocabulary);
  await other.answer(2);
  expect(result.current).toMatchObject({ model: 'gpt2', answer: { masked: 2 }, busy: false });
  expect(result.current.vocabulary).toBe(other.vocabulary);
});

test('without a model the latest answer stays, and nothing is under way', async () => {
  const one = modelOf('storybook');
  one.use();
  const { result, rerender } = ask([1]);
  await one.answer(1);
  rerender({ of: [2] });
  expect(result.current.busy).toBe(true);
  engine.current = { state: { status: 'failed' }, report };
  rerender({ of: [2] });
  expect(result.current).toMatchObject({ busy: false, answer: { masked: 1 } });
});

test('a newer request ends the older one, and what comes late is not used', async () => {
  const one = modelOf('storybook');
  one.use();
  const { result, rerender } = ask([1]);
  rerender({ of: [2] });
  expect(one.asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  await one.answer(1, 0);
  expect(result.current.from).toBe('recorded');
  await one.answer(2, 1);
  expect(result.current).toMatchObject({ request: { ids: [2] }, answer: { masked: 2 } });
});

test('two figures of one task never take each other’s place', () => {
  const one = modelOf('storybook');
  one.use();
  renderHook(() => [
    useAnswer('futureLeak', { ids: [1] }, recorded),
    useAnswer('futureLeak', { ids: [1] }, recorded),
  ]);
  const [first, second] = one.asked.map(({ figure }) => figure);
  expect(first).toBeTruthy();
  expect(first).not.toBe(second);
});

test('progress that comes after the answer does not make the model busy again', async () => {
  const one = modelOf('storybook');
  one.use();
  const { result } = ask([1]);
  await act(async () => one.asked[0]?.onProgress({ done: 1 } as never));
  expect(result.current).toMatchObject({ busy: true, progress: { done: 1 } });
  await one.answer(1);
  await act(async () => one.asked[0]?.onProgress({ done: 2 } as never));
  expect(result.current).toMatchObject({ from: 'live', busy: false, progress: undefined });
});

test('something else is asked in the place of the own request, until that changes', async () => {
  const one = modelOf('storybook');
  one.use();
  const { result, rerender } = ask([1]);
  await one.answer(1);
  act(() => result.current.askInstead({ ids: [2] }));
  expect(result.current).toMatchObject({ busy: true, isInstead: true });
  await one.answer(2);
  expect(result.current).toMatchObject({ request: { ids: [2] }, answer: { masked: 2 } });
  rerender({ of: [3] });
  expect(result.current).toMatchObject({ busy: true, isInstead: false });
  await one.answer(3);
  expect(result.current).toMatchObject({ request: { ids: [3] }, answer: { masked: 3 } });
});

test('the own request is asked again when nothing else is', async () => {
  const one = modelOf('storybook');
  one.use();
  const { result } = ask([1]);
  act(() => result.current.askInstead({ ids: [2] }));
  await one.answer(2);
  act(() => result.current.askInstead(undefined));
  expect(result.current).toMatchObject({ busy: true, isInstead: false });
  await one.answer(1);
  expect(result.current).toMatchObject({ request: { ids: [1] }, answer: { masked: 1 } });
});
