import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { RECORDED_WRITING } from '@/components/chapters/auto-regression/recorded';
import { TreeFigure } from '@/components/chapters/auto-regression/TreeFigure';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import * as sentenceProviderModule from '@/components/sentence/SentenceProvider';
import { createTree, takeToken } from '@/lib/generation/continuation-tree';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { token } from '../../../fixtures/traces';

const page = { engine: {} as unknown, sentence: {} as unknown };
beforeEach(() => {
  vi.spyOn(engineProviderModule, 'useEngine').mockImplementation((() => page.engine) as never);
  vi.spyOn(sentenceProviderModule, 'useSentence').mockImplementation(
    (() => page.sentence) as never,
  );
});

const { shape } = RECORDED_WRITING.tree;
const grow = () => screen.getByRole('button', { name: 'Grow from here' });
const readout = () => document.querySelector('[data-mark=readout]')?.textContent ?? '';

beforeEach(() => {
  // Without it a figure counts as seen.
  vi.stubGlobal('IntersectionObserver', undefined);
  return () => vi.unstubAllGlobals();
});

beforeEach(() => {
  page.engine = { state: { status: 'loading' }, title: 'storybook', report: () => {} };
  page.sentence = { tokens: [], model: 'storybook', shape, live: false };
});

test('before a model is there the recorded tree can be walked, and does not grow', async () => {
  render(<TreeFigure />);
  expect(screen.getByText('Recorded run.')).toBeTruthy();
  expect(grow()).toHaveProperty('disabled', true);
  const { tree } = RECORDED_WRITING.tree.answer;
  expect(readout()).toMatch(/has a log-probability of .* times as likely/);
  expect(readout()).toMatch(new RegExp(`has ${tree.nodes.length - 1} tokens\\.$`));
  const before = readout();
  await userEvent.tab();
  (document.querySelector('[role=treeitem][tabindex="0"]') as HTMLElement).focus();
  await userEvent.keyboard('{ArrowLeft}');
  expect(readout()).not.toBe(before);
});

test('the reader’s model answers with a tree of its own, which grows in place', async () => {
  const words = Array.from('abcdefgh', (letter, id) => token(id, letter));
  const score = { logProbability: -1, rank: 0 };
  const first = takeToken(createTree([]), 0, 2, { score });
  const tree = takeToken(first, 0, 3, { score });
  const next = { candidates: [], settings: {} };
  const asked: string[] = [];
  const run = async (name: string) => {
    asked.push(name);
    if (name === 'firstBranches') return { tree, passes: 3 };
    if (name === 'write') {
      return { id: 4, score, next, meter: { passes: 1 } };
    }
    return { next, meter: { passes: 0 } };
  };
  const info = { id: 'fake', shape, beginId: 0 };
  page.engine = {
    state: { status: 'ready', client: { run }, info, vocabulary: sparseVocabulary(words) },
    title: 'Fake',
    report: () => {},
  };
  page.sentence = { tokens: words.slice(0, 2), model: 'fake', shape, live: true };
  await act(async () => render(<TreeFigure />));
  expect(screen.getByText('Live run.')).toBeTruthy();
  expect(readout()).toContain('has 2 tokens, and the model ran 3 passes');
  expect(grow()).toHaveProperty('disabled', false);
  await act(async () => grow().click());
  expect(asked.filter((name) => name === 'write').length).toBeGreaterThan(0);
  expect(readout()).toMatch(/has [3-9] tokens/);
});
