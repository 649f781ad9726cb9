import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { HistoryPanel } from '@/components/share/HistoryPanel';

const runs = ['first', 'second'].map((id, i) => ({
  id,
  at: 1_700_000_000_000 + i,
  model: 'storybook',
  prompt: `The ${id}`,
  text: ' text <b>went</b> on.',
  link: `v=1&s=${i}`,
}));
const actions = () => ({ onOpen: vi.fn(), onDelete: vi.fn(), onDeleteAll: vi.fn() });

test('a run can be opened again, and deleted', async () => {
  const on = actions();
  render(<HistoryPanel runs={runs} {...on} />);
  await userEvent.click(screen.getByRole('button', { name: 'Open “The second”' }));
  expect(on.onOpen).toHaveBeenCalledWith(runs[1]);
  await userEvent.click(screen.getByRole('button', { name: 'Delete “The first”' }));
  expect(on.onDelete).toHaveBeenCalledWith('first');
});

test('all runs go only after a second word', async () => {
  const on = actions();
  render(<HistoryPanel runs={runs} {...on} />);
  await userEvent.click(screen.getByRole('button', { name: 'Delete all …' }));
  await userEvent.click(screen.getByRole('button', { name: 'Keep them' }));
  expect(on.onDeleteAll).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Delete all …' }));
  await userEvent.click(screen.getByRole('button', { name: 'Delete all' }));
  expect(on.onDeleteAll).toHaveBeenCalledOnce();
});

test('what was written is text, never HTML, and a problem is told', () => {
  const { container } = render(<HistoryPanel runs={runs} problem="no room" {...actions()} />);
  expect(container.textContent).toContain('text <b>went</b> on.');
  expect(screen.getByRole('alert').textContent).toBe('no room');
});
