import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { nextTokenMarks } from '@/components/widgets/next-token/marks';
import { NextTokenBars } from '@/components/widgets/next-token/NextToken';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { token } from '../../../fixtures/traces';

const vocabulary = sparseVocabulary(
  Array.from({ length: 30 }, (_, id) => token(id, id === 7 ? '<b>x</b>' : ` w${id}`)),
);
const logits = Float32Array.from({ length: 30 }, (_, id) => (id === 7 ? 4 : id / 10));

const { bars } = nextTokenMarks(logits, vocabulary, 1);

const items = () =>
  within(screen.getByRole('list', { name: 'Next-token probabilities' })).getAllByRole('listitem');

test('an item’s text is the token and its percentage, and markup stays text', () => {
  render(<NextTokenBars bars={bars} />);
  expect(items()[0]?.textContent).toMatch(/^<b>x<\/b> \d+%$/);
  expect(items()[10]?.textContent).toMatch(/^20 other tokens \d+%$/);
  expect(document.querySelector('b')).toBeNull();
});

test('a candidate that is pressed is taken', async () => {
  const take = vi.fn();
  render(<NextTokenBars bars={bars} onTake={take} />);
  await userEvent.click(within(items()[2] as HTMLElement).getByRole('button'));
  expect(take).toHaveBeenCalledExactlyOnceWith(28);
});

test('focus tells the exact probability and the rank', async () => {
  render(<NextTokenBars bars={bars} onTake={() => {}} />);
  await userEvent.tab();
  await userEvent.tab();
  expect(screen.getByText(/rank 2 of 30, probability \d+\.\d+%/)).toBeTruthy();
});

test('before a model runs the candidates can be read, not taken', () => {
  render(<NextTokenBars bars={bars} />);
  for (const button of screen.getAllByRole('button'))
    expect(button).toHaveProperty('disabled', true);
});
