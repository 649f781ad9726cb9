import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ShareButton } from '@/components/share/ShareButton';

const saved = vi.fn();
const open = async (address: string) => {
  const user = userEvent.setup();
  render(<ShareButton address={async () => address} onSave={saved} />);
  await user.click(screen.getByRole('button', { name: 'Share' }));
  await screen.findByRole('dialog', { name: 'Share this very screen' });
  return user;
};

test('the link can be copied and photographed', async () => {
  const user = await open('https://example.org/lab#v=1');
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Link' });
  expect(field.value).toBe('https://example.org/lab#v=1');
  expect(screen.getByRole('img', { name: 'QR code of the link' })).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Copy link' }));
  expect(await navigator.clipboard.readText()).toBe('https://example.org/lab#v=1');
  expect(screen.getByRole('status').textContent).toBe('The link is copied.');
});

test('a link whose code could not be read from the back row is told to be saved as a file', async () => {
  const user = await open(`https://example.org/lab#${'x'.repeat(300)}`);
  await user.click(await screen.findByRole('button', { name: 'Save the run' }));
  expect(saved).toHaveBeenCalledOnce();
  expect(screen.queryByRole('img')).toBeNull();
});

test('how much of a link is made is told, and closing the dialog ends it', async () => {
  const user = userEvent.setup();
  let ended = false;
  const never = (signal: AbortSignal, onProgress: (done: number) => void) => {
    signal.addEventListener('abort', () => {
      ended = true;
    });
    onProgress(0.42);
    return new Promise<string>(() => {});
  };
  render(<ShareButton address={never} onSave={saved} />);
  await user.click(screen.getByRole('button', { name: 'Share' }));
  expect((await screen.findByRole('status')).textContent).toContain('42 %');
  await user.click(screen.getByRole('button', { name: 'Close' }));
  await vi.waitFor(() => expect(ended).toBe(true));
});

test('where the page may not copy, the link is selected and that is told', async () => {
  const user = await open('https://example.org/');
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('no'));
  await user.click(await screen.findByRole('button', { name: 'Copy link' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Link' }));
  expect(screen.getByRole('status').textContent).toContain('selected');
});
