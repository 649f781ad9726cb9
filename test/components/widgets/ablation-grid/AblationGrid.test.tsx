import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { AblationGrid } from '@/components/widgets/ablation-grid/AblationGrid';
import { ablationMarks, change, effectColour } from '@/components/widgets/ablation-grid/marks';

test('the largest effect takes the end of the scale, its sign the direction', () => {
  const cells = ablationMarks(2, 2, [-0.4, 0.2, 0, 0.1]);
  expect(cells.map((cell) => cell.level)).toEqual([
    -1,
    expect.closeTo(0.5 ** 0.6, 6),
    0,
    expect.closeTo(0.25 ** 0.6, 6),
  ]);
  expect(cells[3]).toMatchObject({ layer: 1, head: 1, text: '+.10' });
});

test('noise below a tenth of a nat never reaches the end of the scale', () => {
  for (const cell of ablationMarks(1, 2, [0.01, -0.02]))
    expect(Math.abs(cell.level)).toBeLessThan(0.5);
});

test('what is not measured has neither number nor colour', () => {
  const [cell] = ablationMarks(1, 1, undefined);
  expect(cell).toMatchObject({ effect: undefined, text: '', level: 0 });
});

test('a change has its sign, and nothing to speak of is 0', () => {
  expect([-0.423, 0.031, 0.004, -1.5].map(change)).toEqual(['−.42', '+.03', '0', '−1.50']);
  expect(effectColour(-1)).toContain('--probability');
  expect(effectColour(1)).toContain('--accent');
});

const draw = (
  onSwitch: (heads: readonly number[], on: boolean) => void,
  off: readonly number[] = [],
) =>
  render(
    <AblationGrid
      layers={2}
      heads={2}
      effects={[-0.5, 0.1, 0, 0]}
      target="·woman"
      isOff={(head) => off.includes(head)}
      onSwitch={onSwitch}
    />,
  );

test('a head is switched off by its box, and a layer by its own', async () => {
  const switched = vi.fn();
  draw(switched);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Head 2 of layer 1' }));
  expect(switched).toHaveBeenLastCalledWith([1], false);
  await userEvent.click(screen.getByRole('checkbox', { name: 'All heads of layer 2' }));
  expect(switched).toHaveBeenLastCalledWith([2, 3], false);
});

test('a layer with a head off is switched on as a whole', async () => {
  const switched = vi.fn();
  draw(switched, [2]);
  await userEvent.click(screen.getByRole('checkbox', { name: 'All heads of layer 2' }));
  expect(switched).toHaveBeenLastCalledWith([2, 3], true);
});

test('the keyboard reaches every head, and is told what its absence does', async () => {
  draw(() => {});
  screen.getByRole('checkbox', { name: 'Head 1 of layer 1' }).focus();
  expect(await screen.findByText(/changes by −\.50: it is 0\.61 times as likely/)).toBeTruthy();
});
