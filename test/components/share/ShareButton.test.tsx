import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ShareButton } from '@/components/share/ShareButton';

const open = async (address: string) => {
  const user = userEvent.setup();
  render(<ShareButton address={() => address} />);
  await user.click(screen.getByRole('button', { name: 'Share' }));
  await screen.findByRole('dialog', { name: 'Share this very screen' });
  return user;
};

test('the link can be copied and photographed', async () => {
  const user = await open('https://example.org/lab#v=1');
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Link' });
  expect(field.value).toBe('https://example.org/lab#v=1');
  expect(screen.getByRole('img', { name: 'QR code of the link' })).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Copy link' }));
  expect(await navigator.clipboard.readText()).toBe('https://example.org/lab#v=1');
  expect(screen.getByRole('status').textContent).toBe('The link is copied.');
});

test('a link that no code holds is told to be copied', async () => {
  await open(`https://example.org/lab#${'x'.repeat(3000)}`);
  expect(screen.queryByRole('img')).toBeNull();
  expect(screen.getByText(/longer than a QR code can hold/)).toBeDefined();
});

test('where the page may not copy, the link is selected and that is told', async () => {
  const user = await open('https://example.org/');
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('no'));
  await user.click(screen.getByRole('button', { name: 'Copy link' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Link' }));
  expect(screen.getByRole('status').textContent).toContain('selected');
});
