import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { RepeatFigure } from '@/components/chapters/masked-attention/RepeatFigure';
import { REPEATED } from '@/components/chapters/masked-attention/repeated';
import * as useAnswerModule from '@/components/engine/useAnswer';
import * as sentenceProviderModule from '@/components/sentence/SentenceProvider';
import { formatPercent } from '@/lib/text/format-probability';
import { tokenLabel } from '@/lib/text/token-text';

const apply = vi.fn();
beforeEach(() => {
  vi.spyOn(sentenceProviderModule, 'useSentence').mockImplementation((() => ({ apply })) as never);
});
// The model has not answered yet: what is recorded for the first example is all there is.
const first = { ...REPEATED.duck, from: 'recorded', milliseconds: undefined };
beforeEach(() => {
  vi.spyOn(useAnswerModule, 'useAnswer').mockImplementation((() => first) as never);
});

beforeEach(() => apply.mockClear());
const shares = (word: string) =>
  within(screen.getByLabelText(`Probability of “${word}”`))
    .getAllByRole('definition')
    .map((bar) => bar.textContent);

test('the word’s probability is shown alone, repeated, without the heads that do most, and the control', () => {
  render(<RepeatFigure />);
  const { alone, repeated, withoutCarriers, withoutOthers } = REPEATED.duck.answer;
  expect(shares('·duck')).toEqual(
    [alone, repeated, withoutCarriers.mean, withoutOthers.mean].map(formatPercent),
  );
});

test('with nothing in the place of a head the last two change, and the first two do not', async () => {
  render(<RepeatFigure />);
  await userEvent.click(screen.getByRole('radio', { name: 'nothing' }));
  const { alone, repeated, withoutCarriers, withoutOthers } = REPEATED.duck.answer;
  expect(shares('·duck')).toEqual(
    [alone, repeated, withoutCarriers.zero, withoutOthers.zero].map(formatPercent),
  );
});

test('another example is shown from its own record while the model is at the first', async () => {
  render(<RepeatFigure />);
  await userEvent.click(screen.getByRole('radio', { name: 'invented names' }));
  const { answer, vocabulary } = REPEATED.names;
  const label = tokenLabel(vocabulary.token(answer.targetId));
  expect(shares(label)[1]).toBe(formatPercent(answer.repeated));
});

test('its text can be made the sentence of all figures', async () => {
  render(<RepeatFigure />);
  await userEvent.click(screen.getByRole('button', { name: /sentence of all figures/ }));
  expect(apply).toHaveBeenCalledWith('Anna has a purple duck. Anna has a purple');
});
