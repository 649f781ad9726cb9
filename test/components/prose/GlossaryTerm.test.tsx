import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { GlossaryTerm } from '@/components/prose/GlossaryTerm';

const term = (
  <GlossaryTerm term="logit" definition="The raw score of a token.">
    logits
  </GlossaryTerm>
);

test('opens its definition by key, and closes it again', async () => {
  render(term);
  await userEvent.tab();
  expect(document.activeElement?.textContent).toBe('logits');
  await userEvent.keyboard('{Enter}');
  const opened = await screen.findByRole('dialog', { name: 'logit' });
  expect(opened.textContent).toContain('The raw score');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement?.textContent).toBe('logits');
});

test('opens its definition by click', async () => {
  render(term);
  await userEvent.click(screen.getByRole('button', { name: 'logits' }));
  expect(await screen.findByText('The raw score of a token.')).toBeTruthy();
});
