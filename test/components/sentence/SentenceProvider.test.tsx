import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import { RECORDED_SENTENCE } from '@/components/sentence/recorded';
import { SentenceProvider, useSentence } from '@/components/sentence/SentenceProvider';
import { sparseVocabulary } from '@/lib/trace/vocabulary';

const page = { engine: {} as unknown };
beforeEach(() => {
  vi.spyOn(engineProviderModule, 'useEngine').mockImplementation((() => page.engine) as never);
});

const recorded = RECORDED_SENTENCE.tokens;
const loading = { state: { status: 'loading' }, title: 'storybook', report: () => {} };
/** An engine that has read the sentence, and finds these tokens in it. */
const readyWith = (tokens: typeof recorded) => ({
  ...loading,
  state: {
    status: 'ready',
    client: { tokenize: async () => tokens.map(({ id }) => id) },
    info: { id: 'storybook', shape: RECORDED_SENTENCE.shape, beginId: 0 },
    vocabulary: sparseVocabulary(recorded),
  },
});

function Reader() {
  const { marked, mark, live } = useSentence();
  return (
    <button type="button" onClick={() => mark(2)}>
      {live ? 'live' : 'recorded'}, {marked === undefined ? 'nothing marked' : `marked ${marked}`}
    </button>
  );
}

const tree = () => (
  <SentenceProvider>
    <Reader />
  </SentenceProvider>
);
const said = () => screen.getByRole('button').textContent;

beforeEach(() => {
  page.engine = loading;
});

test('what a reader marked before the model was there stays marked when it has read the same text', async () => {
  const { rerender } = render(tree());
  await userEvent.click(screen.getByRole('button'));
  expect(said()).toBe('recorded, marked 2');
  page.engine = readyWith(recorded);
  await act(async () => rerender(tree()));
  expect(said()).toBe('live, marked 2');
});

test('another text has nothing marked', async () => {
  const { rerender } = render(tree());
  await userEvent.click(screen.getByRole('button'));
  page.engine = readyWith(recorded.slice(0, 4));
  await act(async () => rerender(tree()));
  expect(said()).toBe('live, nothing marked');
});
