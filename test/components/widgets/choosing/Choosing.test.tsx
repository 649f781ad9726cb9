import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { Choosing } from '@/components/widgets/choosing/Choosing';

const logits = Float32Array.from([1, 4, 2, 3]);

test('arrow keys walk the tokens from the likeliest on, and tell their share under each rule', async () => {
  const user = userEvent.setup();
  render(
    <Choosing
      logits={logits}
      sampling={{ temperature: 0.5, topK: 1 }}
      label={(id) => `t${id}`}
      draw={{ label: 'seed 1 draws t1', at: 0.5 }}
    />,
  );
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('application'));
  await user.keyboard('{ArrowRight}{ArrowRight}');
  const readout = document.querySelector('[data-mark=readout]');
  expect(readout?.textContent).toMatch(/^t3 the model’s own 24%; greedy cut;.*by top-k cut/);
  await user.keyboard('{ArrowLeft}');
  expect(readout?.textContent).toMatch(/^t1 the model’s own 64%; greedy 100%/);
  expect(screen.getByText('seed 1 draws t1')).toBeTruthy();
});
