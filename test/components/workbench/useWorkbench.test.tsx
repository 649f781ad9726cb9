import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import * as sentenceProviderModule from '@/components/sentence/SentenceProvider';
import { writeStored } from '@/components/storage/stored';
import { useWorkbench } from '@/components/workbench/useWorkbench';
import { textOf } from '@/lib/text/token-text';
import { fakeModel } from '../../lib/writer/fake-model';

const page = { engine: {} as unknown, applied: 'a' };
beforeEach(() => {
  vi.spyOn(engineProviderModule, 'useEngine').mockImplementation((() => page.engine) as never);
  vi.spyOn(sentenceProviderModule, 'useSentence').mockImplementation((() => ({
    applied: page.applied,
  })) as never);
});

const report = vi.fn();
const use = (state: unknown) => {
  page.engine = { state, title: 'Fake', report };
};
const ready = (fake = fakeModel({ context: 40 })) => ({ status: 'ready', ...fake.model });

beforeEach(() => {
  writeStored('inside-gpt-2:workbench', null);
  page.applied = 'a';
  report.mockClear();
});

/** Renders the hook, and waits until a model has read the prompt. */
async function open(state: unknown = ready()) {
  use(state);
  const { result, rerender, unmount } = renderHook(useWorkbench);
  const text = () => textOf(result.current.tokens);
  const shows = (wanted: string) => waitFor(() => expect(text()).toBe(wanted));
  await waitFor(() => expect(result.current.from).toBe('live'));
  const does = (what: 'next' | 'back' | 'generate' | 'stop') =>
    act(async () => result.current[what]());
  return { result, rerender, unmount, text, shows, does };
}

test('before a model is ready it is the recorded sentence, with bars and a map', () => {
  use({ status: 'loading' });
  const { result } = renderHook(useWorkbench);
  const { tokens, bars, weights, from, busy, canWrite } = result.current;
  expect(textOf(tokens)).toBe('Once upon a time there was an old');
  expect(bars?.distribution.candidates).toHaveLength(10);
  expect(weights.tokens).toHaveLength(tokens.length);
  expect([from, busy, canWrite]).toEqual(['recorded', false, false]);
});

test('steps, back, and a candidate that is taken after the text that the bars belong to', async () => {
  const { result, shows, does } = await open();
  await does('next');
  await does('next');
  // Seed 1: after a letter comes the next but one.
  await shows('ace');
  await does('back');
  await shows('ac');
  expect(result.current.bars?.distribution.candidates.map(({ id }) => id)).toEqual([4, 5, 6]);
  await act(async () => result.current.take(5));
  await shows('acf');
});

test('the same seed writes the same text again, up to the end of the context', async () => {
  const { result, shows, does } = await open(ready(fakeModel({ context: 5 })));
  await does('generate');
  await shows('acegi');
  await waitFor(() => expect(result.current.activity).toBe('idle'));
  expect(result.current.canWrite).toBe(false);
  for (let i = 0; i < 3; i++) await does('back');
  await shows('ac');
  expect(result.current.canWrite).toBe(true);
  await does('generate');
  await shows('acegi');
});

test('a text is there again after the page was left, and goes on with another model', async () => {
  const { unmount, does, shows } = await open();
  await does('next');
  await shows('ac');
  unmount();
  const again = await open();
  await again.shows('ac');
  use(ready(fakeModel({ id: 'other', shift: 1, context: 40 })));
  again.rerender();
  await waitFor(() => expect(again.result.current.tokens.map(({ id }) => id)).toEqual([1, 3]));
  expect(again.text()).toBe('ac');
  expect(report).not.toHaveBeenCalled();
});

test('another prompt stops the writing, and the old text stays until the new one is read', async () => {
  const fake = fakeModel({ context: 40 });
  const { result, rerender, text, does } = await open(ready(fake));
  let answer = () => {};
  fake.wait(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  await does('generate');
  expect(result.current.activity).toBe('generating');
  page.applied = 'xy';
  rerender();
  await waitFor(() => expect(result.current.activity).toBe('reading'));
  expect(text()).toBe('a');
  expect(result.current.busy).toBe(true);
  await act(async () => answer());
  await waitFor(() => expect(result.current.busy).toBe(false));
  expect(text()).toBe('xy');
});

test('other settings give other bars at once: the same text, under the new settings', async () => {
  const { result } = await open();
  await act(async () => result.current.change({ temperature: 0.4 }));
  await waitFor(() => expect(result.current.busy).toBe(false));
  expect(result.current.bars?.distribution.settings).toMatchObject({ temperature: 0.4 });
});

test('a prompt beyond the context is refused, and the figures keep the text before', async () => {
  const { result, rerender, text } = await open(ready(fakeModel({ context: 5 })));
  page.applied = 'abcdefg';
  rerender();
  await waitFor(() => expect(result.current.failure?.message).toMatch(/7 tokens.*at most 5/));
  expect(text()).toBe('a');
  expect(result.current.canWrite).toBe(false);
});
