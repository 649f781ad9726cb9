import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { WeightMap } from '@/components/widgets/attention-map/WeightMap';
import { weightsOn } from '../../../fixtures/traces';

const weights = weightsOn(['Once', ' upon', ' a']);
const name = 'Attention map of layer 1, head 2';
const draw = (onMark = () => {}) =>
  render(<WeightMap weights={weights} name={name} marked={undefined} onMark={onMark} />);
const readout = () => document.querySelector('[data-mark=readout]')?.textContent;

test('before anyone points it tells where the last token looks most', () => {
  draw();
  expect(readout()).toBe('·a looks at ·a: 0.5000');
});

test('arrow keys walk the cells, and tell both tokens and the weight', async () => {
  const mark = vi.fn();
  draw(mark);
  screen.getByRole('application', { name: /layer 1, head 2/ }).focus();
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(readout()).toBe('·a looks at Once: 0.1667');
  expect(mark).toHaveBeenLastCalledWith(2);
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
  expect(readout()).toBe('Once looks at Once: 1.0000');
});

test('a cell to the right is named as forbidden, without a weight', async () => {
  draw();
  screen.getByRole('application').focus();
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  expect(readout()).toBe('Once may not look at ·a: it comes later.');
});

test('Escape lets go of the cell', async () => {
  draw();
  screen.getByRole('application').focus();
  await userEvent.keyboard('{ArrowUp}{Escape}');
  expect(readout()).toBe('·a looks at ·a: 0.5000');
});
