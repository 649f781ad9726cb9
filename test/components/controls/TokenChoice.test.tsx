import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { TokenChoice } from '@/components/controls/TokenChoice';

const token = (text: string, id: number) => ({
  id,
  bytes: new TextEncoder().encode(text),
  special: false,
});
const [old, young, cat] = [token(' old', 1), token(' young', 2), token(' cat', 3)];

test('the chosen token is among the chips even when it is not offered', () => {
  render(
    <TokenChoice
      label="Token"
      value={cat}
      offered={[old, young, old]}
      find={undefined}
      onChange={() => {}}
    />,
  );
  const names = screen.getAllByRole('radio').map((chip) => chip.getAttribute('aria-label'));
  expect(names).toEqual(['·cat', '·old', '·young']);
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '·cat' }).checked).toBe(true);
});

test('what is typed is searched, and Enter takes the best', async () => {
  const change = vi.fn();
  const find = (typed: string) => (typed === 'cat' ? [cat] : []);
  render(<TokenChoice label="Token" value={old} offered={[old]} find={find} onChange={change} />);
  const field = screen.getByRole('textbox', { name: 'Token' });
  await userEvent.type(field, 'cat');
  expect(screen.getAllByRole('radio')).toHaveLength(1);
  await userEvent.type(field, '{Enter}');
  expect(change).toHaveBeenCalledWith(cat);
  await userEvent.type(field, 'zzz');
  expect(screen.getByRole('status').textContent).toBe('No token begins like this.');
});
