import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { LayerNormSteps } from '@/components/widgets/layer-norm/LayerNormSteps';
import { normMarks } from '@/components/widgets/layer-norm/marks';
import { layerNorm } from '@/lib/maths/layer-norm';

const before = Float32Array.of(1, 5, 3, 7);
const weights = { gain: new Float32Array(4).fill(2), bias: new Float32Array(4) };
const norm = layerNorm(before, weights.gain, weights.bias);
const draw = (step: number) =>
  render(
    <LayerNormSteps
      rows={normMarks(before, norm, weights)}
      norm={norm}
      weights={weights}
      step={step}
      reader="the attention of layer 1"
    />,
  ).container;

test('rows come with their steps, and keep their room before', () => {
  const page = draw(2);
  expect(page.querySelectorAll('[data-mark=norm-row]')).toHaveLength(5);
  expect(page.querySelectorAll('[data-mark=norm-row][data-hidden]')).toHaveLength(3);
  expect(page.querySelector('[data-mark=readout]')?.textContent).toContain('2 Centred.');
});

test('one place is followed through the steps by keyboard', async () => {
  const page = draw(3);
  screen.getByRole('slider', { name: 'Place in the vector' }).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  const third = norm.scaled[1]?.toFixed(2);
  expect(page.querySelector('[data-mark=readout]')?.textContent).toBe(
    `Place 2: 5.00 → 1.00 → ${third}`,
  );
  await userEvent.keyboard('{Escape}');
  expect(page.querySelector('[data-mark=readout]')?.textContent).toContain('3 Scaled.');
});
