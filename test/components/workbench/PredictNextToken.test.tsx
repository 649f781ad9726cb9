import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import { PredictNextToken } from '@/components/workbench/PredictNextToken';
import type { GuessRequest, GuessResult } from '@/lib/engine/tasks/guess';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { token } from '../../fixtures/traces';

const page = { engine: {} as unknown };
beforeEach(() => {
  vi.spyOn(engineProviderModule, 'useEngine').mockImplementation((() => page.engine) as never);
});

const vocabulary = sparseVocabulary([token(0, ' mill'), token(1, ' well')]);
const shape = { layers: 1, heads: 1, width: 4, vocabulary: 900, context: 9 };
const run = async (_: string, { word }: GuessRequest): Promise<GuessResult> => ({
  ids: [],
  vocabulary: 900,
  topIds: [0],
  topProbabilities: [0.5],
  half: 1,
  nucleus: { count: 1, share: 0.9 },
  ...(word === 'well' && { guess: { ids: [1], probabilities: [0.125], rank: 6 } }),
});

const guessWell = async (id: 'first-word' | 'second-sentence') => {
  render(<PredictNextToken id={id} />);
  await userEvent.type(screen.getByRole('textbox'), 'well{Enter}');
};

test('a wrong guess is told where the model has it', async () => {
  const info = { id: 'fake', shape };
  page.engine = {
    state: { status: 'ready', client: { run }, info, vocabulary },
    title: 'Fake',
    report: () => {},
  };
  await guessWell('first-word');
  const told = await screen.findByText(/in place 7 of 900, with 13%/);
  expect(told.textContent).toContain('begins with “m”');
});

test('without a model the hint is the first letter of the recorded answer', async () => {
  page.engine = { state: { status: 'loading' }, title: 'storybook', report: () => {} };
  await guessWell('second-sentence');
  const told = screen.getByText(/is not it/).textContent;
  expect(told).toMatch(/The likeliest begins with “\p{L}”/u);
  expect(told).not.toContain('in place');
});
