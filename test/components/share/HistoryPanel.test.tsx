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
const saved = () => ({ runs, problem: undefined, remove: vi.fn(), removeAll: vi.fn() });

test('a run can be opened again, and deleted', async () => {
  const history = saved();
  const open = vi.fn();
  render(<HistoryPanel history={history} onOpen={open} />);
  await userEvent.click(screen.getByRole('button', { name: 'Open “The second”' }));
  expect(open).toHaveBeenCalledWith(runs[1]);
  await userEvent.click(screen.getByRole('button', { name: 'Delete “The first”' }));
  expect(history.remove).toHaveBeenCalledWith('first');
});

test('all runs go only after a second word', async () => {
  const history = saved();
  render(<HistoryPanel history={history} onOpen={vi.fn()} />);
  await userEvent.click(screen.getByRole('button', { name: 'Delete all …' }));
  await userEvent.click(screen.getByRole('button', { name: 'Keep them' }));
  expect(history.removeAll).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Delete all …' }));
  await userEvent.click(screen.getByRole('button', { name: 'Delete all' }));
  expect(history.removeAll).toHaveBeenCalledOnce();
});

test('what was written is text, never HTML, and a problem is told', () => {
  const history = { ...saved(), problem: 'no room' };
  const { container } = render(<HistoryPanel history={history} onOpen={vi.fn()} />);
  expect(container.textContent).toContain('text <b>went</b> on.');
  expect(screen.getByRole('alert').textContent).toBe('no room');
});
