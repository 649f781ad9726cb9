import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { NearestTokens } from '@/components/chapters/embeddings/NearestTokens';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import * as sentenceProviderModule from '@/components/sentence/SentenceProvider';
import type { RequestOf } from '@/lib/engine/tasks';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { token } from '../../../fixtures/traces';

const page = { engine: {} as unknown, sentence: {} as unknown };
beforeEach(() => {
  vi.spyOn(engineProviderModule, 'useEngine').mockImplementation((() => page.engine) as never);
  vi.spyOn(sentenceProviderModule, 'useSentence').mockImplementation(
    (() => page.sentence) as never,
  );
});

const words = Array.from('abcdefghijklmnop', (letter, id) => token(id, letter));
const vocabulary = sparseVocabulary(words);
const asked: RequestOf<'neighbours'>[] = [];

/** To every token its followers in the alphabet are the nearest. */
const run = async (_: string, request: RequestOf<'neighbours'>) => {
  asked.push(request);
  return request.sums.map(([term]) => {
    const ids = Array.from({ length: request.top }, (_, i) => ((term?.id ?? 0) + i) % words.length);
    const cosines = ids.map((_, i) => 1 - i / 10);
    return { ids, cosines, counts: new Int32Array(request.bins ?? 0) };
  });
};
const shape = { layers: 1, heads: 1, width: 4, vocabulary: words.length, context: 9 };
const ready = { status: 'ready', client: { run }, info: { id: 'fake', shape }, vocabulary };

const columns = () =>
  within(screen.getByRole('list', { name: /Neighbours of the sentence/ }))
    .getAllByRole('list')
    .map((list) => list.textContent);
const nearest = () =>
  within(screen.getByRole('list', { name: 'Nearest tokens' }))
    .getAllByRole('listitem')
    .map((item) => item.textContent);

beforeEach(() => {
  asked.length = 0;
  page.engine = { state: { status: 'loading' }, title: 'storybook', report: () => {} };
  page.sentence = { tokens: [], model: 'storybook' };
});

test('before a model is there the recorded sentence is shown, and nothing can be chosen', () => {
  render(<NearestTokens />);
  expect(columns()).toHaveLength(8);
  expect(nearest()).toHaveLength(10);
  expect(nearest().some((item) => item?.startsWith('·old '))).toBe(false);
  const buttons = within(screen.getByRole('list', { name: 'Nearest tokens' })).getAllByRole(
    'button',
  );
  expect(buttons.every((button) => (button as HTMLButtonElement).disabled)).toBe(true);
});

test('a neighbour that is chosen is shown in full, and the columns are not asked for again', async () => {
  page.engine = { state: ready, title: 'Fake', report: () => {} };
  page.sentence = { tokens: words.slice(0, 2), model: 'fake' };
  await act(async () => render(<NearestTokens />));
  expect(columns()).toEqual(['bcdef', 'cdefg']);
  expect(nearest()[0]).toBe('c 0.90');
  expect(asked).toHaveLength(2);
  await userEvent.click(screen.getByRole('button', { name: 'd 0.80' }));
  expect(nearest()[0]).toBe('e 0.90');
  expect(columns()).toEqual(['bcdef', 'cdefg']);
  expect(asked.slice(2).map(({ sums }) => sums)).toEqual([[[{ id: 3, weight: 1 }]]]);
});
