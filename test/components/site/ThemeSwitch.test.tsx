import { readFileSync } from 'node:fs';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';

const page = document.documentElement;

beforeEach(() => {
  localStorage.clear();
  delete page.dataset.theme;
  vi.resetModules();
});

/** Renders it as a new page does. */
async function open() {
  const { ThemeSwitch } = await import('@/components/site/ThemeSwitch');
  render(<ThemeSwitch />);
}

async function choose(name: string) {
  await userEvent.click(screen.getByRole('button', { name: 'Theme' }));
  await userEvent.click(await screen.findByRole('menuitemradio', { name }));
}

test('puts the chosen theme on the page and keeps it', async () => {
  await open();
  await choose('Dark');
  expect(page.dataset.theme).toBe('dark');
  expect(localStorage.getItem('theme')).toBe('dark');
});

test('goes back to the system, and forgets the choice', async () => {
  await open();
  await choose('Light');
  await choose('System');
  expect(page.dataset.theme).toBeUndefined();
  expect(localStorage.getItem('theme')).toBeNull();
});

test('marks the theme that the page wears', async () => {
  page.dataset.theme = 'light';
  await open();
  await userEvent.click(screen.getByRole('button', { name: 'Theme' }));
  const marked = await screen.findByRole('menuitemradio', { checked: true });
  expect(marked.textContent).toBe('Light');
});

test('is dressed again before the first paint by opening.js, which reads the same key', () => {
  const code = readFileSync('public/opening.js', 'utf8');
  const run = new Function('document', code);
  const currentScript = { src: new URL('/opening.js', location.href).href };
  const addEventListener = () => undefined;
  const script = () => run({ currentScript, documentElement: page, addEventListener });
  localStorage.setItem('theme', 'dark');
  script();
  expect(page.dataset.theme).toBe('dark');
  delete page.dataset.theme;
  localStorage.setItem('theme', '"><script>');
  script();
  expect(page.dataset.theme).toBeUndefined();
});
