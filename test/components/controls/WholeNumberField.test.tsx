import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { WholeNumberField } from '@/components/controls/WholeNumberField';

test('a spin button with its name, value and bounds; what is typed counts on Enter', async () => {
  const change = vi.fn();
  render(<WholeNumberField label="Length" value={40} least={1} most={400} onChange={change} />);
  const field = screen.getByRole('spinbutton', { name: 'Length' });
  expect(field.getAttribute('aria-valuenow')).toBe('40');
  expect(field.getAttribute('aria-valuemax')).toBe('400');
  await userEvent.clear(field);
  await userEvent.type(field, '120{Enter}');
  expect(change).toHaveBeenLastCalledWith(120);
});

test('an emptied field changes nothing', async () => {
  const change = vi.fn();
  render(<WholeNumberField label="Seed" value={3} least={0} most={9} onChange={change} />);
  await userEvent.clear(screen.getByRole('spinbutton', { name: 'Seed' }));
  await userEvent.tab();
  expect(change).not.toHaveBeenCalled();
});

test('what is typed is kept within the bounds, and letters are left out', async () => {
  const change = vi.fn();
  render(<WholeNumberField label="Length" value={40} least={1} most={400} onChange={change} />);
  const field = screen.getByRole('spinbutton', { name: 'Length' });
  await userEvent.clear(field);
  await userEvent.type(field, '-9x99');
  expect(change).not.toHaveBeenCalled();
  expect(field).toHaveProperty('value', '999');
  await userEvent.tab();
  expect(change.mock.calls).toEqual([[400]]);
});

test('arrow keys and the two buttons go one up and one down, Home and End to the bounds', async () => {
  const change = vi.fn();
  render(<WholeNumberField label="Seed" value={3} least={0} most={9} onChange={change} />);
  screen.getByRole('spinbutton', { name: 'Seed' }).focus();
  await userEvent.keyboard('{ArrowUp}{ArrowDown}{Home}{End}');
  await userEvent.click(screen.getByRole('button', { name: 'Increase Seed' }));
  await userEvent.click(screen.getByRole('button', { name: 'Decrease Seed' }));
  expect(change.mock.calls).toEqual([[4], [2], [0], [9], [4], [2]]);
});

test('at a bound there is no step beyond it', () => {
  render(<WholeNumberField label="Seed" value={9} least={0} most={9} onChange={() => {}} />);
  expect(screen.getByRole('button', { name: 'Increase Seed' })).toHaveProperty('disabled', true);
  expect(screen.getByRole('button', { name: 'Decrease Seed' })).toHaveProperty('disabled', false);
});

test('the wheel over a field with the focus scrolls the page, and changes no number', async () => {
  const change = vi.fn();
  render(<WholeNumberField label="Seed" value={3} least={0} most={9} onChange={change} />);
  const field = screen.getByRole('spinbutton', { name: 'Seed' });
  field.focus();
  const wheel = new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true });
  field.dispatchEvent(wheel);
  expect(wheel.defaultPrevented).toBe(false);
  expect(change).not.toHaveBeenCalled();
});
