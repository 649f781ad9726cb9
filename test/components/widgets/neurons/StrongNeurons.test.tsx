import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { GeluCurve } from '@/components/widgets/neurons/GeluCurve';
import type { NeuronRow } from '@/components/widgets/neurons/rows';
import { StrongNeurons } from '@/components/widgets/neurons/StrongNeurons';

const places = [
  { before: 'The ', token: '·dog', after: ' ran.', activation: 2.5 },
  { before: '', token: '<script>', after: '', activation: 1 },
];
const rows: readonly NeuronRow[] = [
  { index: 4, input: 3, activation: 3, places, writes: { raised: ['·up'], lowered: ['·3', 'ic'] } },
  { index: 0, input: 1, activation: 0.84, places: undefined, writes: undefined },
];

test('each neuron is named from 1, with what excites it; the open one with the words around', () => {
  render(<StrongNeurons rows={rows} open={0} onOpen={() => {}} note="" />);
  expect(screen.getAllByRole('radio')).toHaveLength(2);
  const open = screen.getByRole('region', { name: 'The open neuron' });
  const items = within(open).getAllByRole('listitem');
  expect(items.map((item) => item.textContent)).toEqual(['2.50The ·dog ran.', '1.00<script>']);
});

test('beside what excites the open neuron are the tokens that it raises and lowers', () => {
  const { rerender } = render(<StrongNeurons rows={rows} open={0} onOpen={() => {}} note="" />);
  const told = () =>
    screen.queryAllByRole('definition').map((side) => [...side.children].map((c) => c.textContent));
  expect(told()).toEqual([['·up'], ['·3', 'ic']]);
  rerender(<StrongNeurons rows={rows} open={1} onOpen={() => {}} note="" />);
  expect(told()).toEqual([]);
});

test('arrow keys go from neuron to neuron', async () => {
  const open = vi.fn();
  render(<StrongNeurons rows={rows} open={0} onOpen={open} note="" />);
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}');
  expect(open).toHaveBeenCalledWith(1);
});

test('while the sample is still being read, that is said', () => {
  render(<StrongNeurons rows={rows} open={1} onOpen={() => {}} note="7 of 32 sentences read …" />);
  expect(screen.getByText('7 of 32 sentences read …')).toBeTruthy();
});

test('on the curve the strong neurons are marked, and the open one named', () => {
  const inputs = Float32Array.of(1, -1, -2, 0, 3);
  const { container } = render(<GeluCurve inputs={inputs} strong={rows} open={0} />);
  expect(container.querySelectorAll('[data-mark=gelu-strong]')).toHaveLength(2);
  expect(container.textContent).toContain('neuron 5: 3.00 → 3.00');
});
