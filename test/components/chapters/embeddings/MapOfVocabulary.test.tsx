import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { MapOfVocabulary } from '@/components/chapters/embeddings/MapOfVocabulary';
import { RECORDED_EMBEDDINGS } from '@/components/chapters/embeddings/recorded';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import * as sentenceProviderModule from '@/components/sentence/SentenceProvider';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { token } from '../../../fixtures/traces';

const page = { engine: {} as unknown, sentence: {} as unknown };
beforeEach(() => {
  vi.spyOn(engineProviderModule, 'useEngine').mockImplementation((() => page.engine) as never);
  vi.spyOn(sentenceProviderModule, 'useSentence').mockImplementation(
    (() => page.sentence) as never,
  );
});

const { model, vocabulary } = RECORDED_EMBEDDINGS.map;
const last = RECORDED_EMBEDDINGS.nearestToLast.request.sums[0]?.[0]?.id ?? 0;

beforeEach(() => {
  page.engine = { state: { status: 'loading' }, title: 'storybook', report: () => {} };
  page.sentence = { tokens: [vocabulary.token(last)], model };
});

const drawn = (container: HTMLElement, of: string) =>
  [...container.querySelectorAll(`[data-of=${of}]`)].map(({ textContent }) => textContent);

test('before any script the map has kinds and neighbourhoods by name, and lines to the nearest tokens', () => {
  const { container } = render(<MapOfVocabulary />);
  const kinds = drawn(container, 'kind');
  expect(kinds).toContain('pieces of words');
  const groups = drawn(container, 'group');
  expect(groups.length).toBeGreaterThan(8);
  for (const name of groups) expect(name).toMatch(/^\S+, \S+$/);
  const lines = container.querySelector('path[class*=lines]')?.getAttribute('d');
  expect(lines?.match(/L/g)).toHaveLength(10);
  expect(container.querySelectorAll('[data-mark=map-dots]')).toHaveLength(4);
});

test('the direction between two words can be chosen before a model is there', async () => {
  const { container } = render(<MapOfVocabulary />);
  const across = screen.getByRole('radiogroup', { name: 'Component across' });
  await userEvent.click(within(across).getByText('between two words'));
  expect(container.textContent).toContain('→ nearer to ·she');
  expect(container.textContent).toContain('·doll');
  expect(screen.getByRole('textbox', { name: 'From' })).toHaveProperty('disabled', true);
});

test('a sentence whose tokens the recorded answer does not know leaves the map as it is', () => {
  page.sentence = { tokens: [token(64, 'a')], model };
  const { container } = render(<MapOfVocabulary />);
  expect(container.textContent).toContain('Lines lead from a to the ten tokens');
  expect(container.querySelector('path[class*=lines]')).toBeNull();
});

test('live neighbourhoods and axes are named by their own vocabulary while the map is recorded', async () => {
  const all = sparseVocabulary([
    ...[700, 701, 702].map((id) => token(id, ` word${id}`)),
    token(64, 'a'),
    token(281, ' he'),
    token(361, ' she'),
  ]);
  const run = (task: string) => {
    if (task === 'neighbourhoods') return Promise.resolve([{ ids: [700, 701, 702], size: 3 }]);
    if (task === 'wordAxis') {
      const ends = { lowIds: [701], highIds: [702] };
      return Promise.resolve({ fromId: 281, toId: 700, ids: [], places: new Float32Array(), ends });
    }
    return new Promise(() => {});
  };
  // The figure asks as soon as it is near the window.
  vi.stubGlobal('IntersectionObserver', undefined);
  const info = { id: model, shape: RECORDED_EMBEDDINGS.map.shape };
  page.engine = {
    state: { status: 'ready', client: { run }, info, vocabulary: all },
    title: 'storybook',
    report: () => {},
  };
  const { container } = render(<MapOfVocabulary />);
  const across = screen.getByRole('radiogroup', { name: 'Component across' });
  await userEvent.click(within(across).getByText('between two words'));
  await expect.poll(() => container.textContent).toContain('→ nearer to ·word700 ·word702');
});
