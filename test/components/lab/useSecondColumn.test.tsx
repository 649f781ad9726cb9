import { renderHook, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import { labEntryOf } from '@/components/lab/entries';
import { useSecondColumn, whyEmpty } from '@/components/lab/useSecondColumn';
import { createTree, EMPTY_TREE, takeToken } from '@/lib/generation/continuation-tree';
import { EMPTY_TEXT, idsOf, type TextState, type WriterModel } from '@/lib/writer/text-state';
import { fakeModel } from '../../lib/writer/fake-model';

beforeEach(() => {
  vi.spyOn(engineProviderModule, 'useEngine').mockImplementation((() => ({
    report: () => {},
  })) as never);
});

const first = fakeModel({ context: 40 });
const settings = { temperature: 1, seed: 0 };
/** "abcd", its "bcd" drawn. */
const main: TextState = {
  ...EMPTY_TEXT,
  model: first.model,
  prompt: 'a',
  promptIds: [0],
  tree: createTree([1, 2, 3]),
};
const column = (model: WriterModel | undefined, of = main) =>
  renderHook(
    ({ model, of }: { model: WriterModel | undefined; of: TextState }) =>
      useSecondColumn(model, of, settings),
    { initialProps: { model, of } },
  );
const done = (hook: ReturnType<typeof column>, count: number) =>
  waitFor(() => expect(idsOf(hook.result.current.text)).toHaveLength(count));

test('a text that one model wrote is gone as soon as another is asked for, and while it is not there', async () => {
  const hook = column(first.model);
  await done(hook, 4);
  // It loads, fails, or is cancelled: there is no model.
  hook.rerender({ model: undefined, of: main });
  expect(hook.result.current.text).toBe(EMPTY_TEXT);
  const other = fakeModel({ id: 'other', shift: 2, context: 40 });
  hook.rerender({ model: other.model, of: main });
  expect(
    hook.result.current.text.model === other.model || hook.result.current.text === EMPTY_TEXT,
  ).toBe(true);
  await waitFor(() => expect(hook.result.current.text.model).toBe(other.model));
});

test('both columns begin at the token that was last chosen by hand', async () => {
  // "a", then "k" by hand, then drawn: "l", "m".
  let tree = takeToken(EMPTY_TREE, 0, 10, { taken: true });
  tree = takeToken(takeToken(tree, 1, 11), 2, 12);
  const hook = column(first.model, { ...main, tree });
  await done(hook, 4);
  expect(first.text(idsOf(hook.result.current.text))).toBe('aklm');
});

test('a column says why it is empty, and nothing once its model is there', () => {
  const entry = labEntryOf('distilgpt2');
  const retry = () => {};
  const loading = { entry, open: undefined, retry };
  expect(whyEmpty(loading)).toMatch(/^DistilGPT-2.* is loading/);
  expect(whyEmpty({ ...loading, open: retry })).toMatch(/not on this device/);
  const failure = { code: 'offline', message: '' } as never;
  expect(whyEmpty({ ...loading, failure })).toMatch(/is not open, so it has written nothing/);
  expect(whyEmpty({ ...loading, entry: undefined })).toMatch(/No model of this name/);
  expect(whyEmpty({ ...loading, model: first.model as never })).toBeUndefined();
});
