import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { LearnedMerges } from '@/components/widgets/merge-learning/LearnedMerges';
import { learnMerges } from '@/lib/tokenizer/merge-learning';

function Learning({ text }: { readonly text: string }) {
  const [step, setStep] = useState(0);
  return <LearnedMerges states={learnMerges(text, 50)} step={step} onStep={setStep} />;
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const status = () => screen.getByRole('status').textContent;

test('a press joins the most frequent pair, and says what became of the text', async () => {
  render(<Learning text="abab abab ab" />);
  expect(status()).toBe(
    'Nothing is joined yet, each byte is a token: 12 tokens in the text, 256 in the vocabulary.',
  );
  await press('Join the most frequent');
  expect(status()).toBe(
    'Merge 1 joined a and b, which stood side by side 5 times: 7 tokens in the text, 257 in the vocabulary.',
  );
  await press('Back');
  expect(status()).toContain('12 tokens');
});

test('ten steps end where nothing is left to join', async () => {
  render(<Learning text="abab abab ab" />);
  await press('Ten steps');
  expect(status()).toContain('No pair occurs twice any more.');
  expect(screen.getByRole('button', { name: 'Ten steps' })).toHaveProperty('disabled', true);
  await press('Only bytes');
  expect(status()).toContain('12 tokens');
});

test('a text without a repeated pair has nothing to join', () => {
  render(<Learning text="abc" />);
  expect(status()).toContain('No pair occurs twice any more.');
  expect(screen.getByRole('button', { name: 'Join the most frequent' })).toHaveProperty(
    'disabled',
    true,
  );
});
