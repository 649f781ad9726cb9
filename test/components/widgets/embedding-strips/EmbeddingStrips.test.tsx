import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { EmbeddingStrips } from '@/components/widgets/embedding-strips/EmbeddingStrips';

const token = (text: string, id: number) => ({
  id,
  bytes: new TextEncoder().encode(text),
  special: false,
});
const draw = () =>
  render(
    <EmbeddingStrips
      first={{ token: token(' old', 4), row: Float32Array.of(0.5, -1) }}
      second={{ token: token(' young', 5), row: Float32Array.of(1, 1) }}
    />,
  );
const readout = () => document.querySelector('[data-mark=readout]')?.textContent;

test('it tells the cosine of the two rows', () => {
  draw();
  expect(document.querySelector('[data-mark=strips-cosine]')?.textContent).toBe('−0.32');
  expect(readout()).toBe('2 numbers a row. A full bar is 1.00; of the products, 1.000.');
});

test('arrow keys walk the dimensions, and stop at the ends', async () => {
  draw();
  screen.getByRole('slider', { name: 'Dimension' }).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(readout()).toBe('Dimension 1: 0.500 × 1.000 = 0.5000');
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(readout()).toBe('Dimension 2: −1.000 × 1.000 = −1.0000');
  await userEvent.keyboard('{Escape}');
  expect(readout()).toContain('2 numbers a row');
});
