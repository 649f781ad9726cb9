import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { MergeSteps } from '@/components/widgets/merge-steps/MergeSteps';
import { BytePairs } from '@/lib/tokenizer/byte-pairs';
import { sparseVocabulary } from '@/lib/trace/vocabulary';

const encoder = new TextEncoder();
const tokens = [
  ...['a', 'b', 'c'].map((text, id) => ({ id, bytes: encoder.encode(text), special: false })),
  { id: 256, bytes: encoder.encode('bc'), special: false },
  { id: 257, bytes: encoder.encode('abc'), special: false },
];
const draw = (text: string) => render(<Played text={text} />);

function Played({ text }: { readonly text: string }) {
  const [step, setStep] = useState<number>();
  return (
    <MergeSteps
      joining={new BytePairs(tokens).join(text)}
      vocabulary={sparseVocabulary(tokens)}
      step={step}
      onStep={setStep}
    />
  );
}

const told = () => screen.getByRole('status').textContent;

test('all merges have been played at first', () => {
  draw('abca');
  expect(told()).toBe('Merge 2 joins a and bc: 2 tokens now.');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Next merge' }).disabled).toBe(true);
});

test('merges are played one at a time, forward and back', async () => {
  draw('abca');
  await userEvent.click(screen.getByRole('button', { name: 'Only bytes' }));
  expect(told()).toBe('Nothing is joined yet: 4 tokens, one a byte.');
  await userEvent.click(screen.getByRole('button', { name: 'Next merge' }));
  expect(told()).toBe('Merge 1 joins b and c: 3 tokens now.');
  await userEvent.click(screen.getByRole('button', { name: 'Next merge' }));
  await userEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(told()).toBe('Merge 1 joins b and c: 3 tokens now.');
  await userEvent.click(screen.getByRole('button', { name: 'All merges' }));
  expect(told()).toContain('2 tokens now');
});

test('a single byte has nothing to play', () => {
  draw('a');
  for (const button of screen.getAllByRole<HTMLButtonElement>('button')) {
    expect(button.disabled).toBe(true);
  }
});
