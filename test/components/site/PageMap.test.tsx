import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { changeProgress } from '@/components/progress/progress-store';
import { PageMap } from '@/components/site/PageMap';

const sections = [
  { id: 'the-mask', title: 'The mask' },
  { id: 'sources', title: 'Sources' },
];

test('every section is a link to its heading', () => {
  render(<PageMap slug="masked-attention" sections={sections} />);
  const links = screen.getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['#the-mask', '#sources']);
});

test('the list opens by its button and closes when a section is chosen, or by Escape', () => {
  render(<PageMap slug="masked-attention" sections={sections} />);
  const button = screen.getByRole('button', { name: 'Sections' });
  const isOpen = () => button.getAttribute('aria-expanded');
  expect(isOpen()).toBe('false');
  fireEvent.click(button);
  expect(isOpen()).toBe('true');
  fireEvent.click(screen.getByRole('link', { name: 'Sources' }));
  expect(isOpen()).toBe('false');
  fireEvent.click(button);
  fireEvent.keyDown(button, { key: 'Escape' });
  expect(isOpen()).toBe('false');
});

test('the section whose heading was the last to reach the upper third is the current one', async () => {
  const tops = { 'the-mask': 2_000, sources: 4_000 };
  for (const id of Object.keys(tops) as (keyof typeof tops)[]) {
    const heading = document.createElement('h2');
    heading.id = id;
    heading.getBoundingClientRect = () => ({ top: tops[id] }) as DOMRect;
    document.body.append(heading);
  }
  render(<PageMap slug="masked-attention" sections={sections} />);
  const current = () =>
    screen
      .getAllByRole('link')
      .filter((link) => link.getAttribute('aria-current') === 'location')
      .map(({ textContent }) => textContent?.trim());
  expect(current()).toEqual([]);
  Object.assign(tops, { 'the-mask': -200, sources: 1_800 });
  fireEvent.scroll(window);
  await waitFor(() => expect(current()).toEqual(['The mask']));
  Object.assign(tops, { 'the-mask': -2_000, sources: 10 });
  fireEvent.scroll(window);
  await waitFor(() => expect(current()).toEqual(['Sources']));
});

test('a section that was read is marked in the map, with the word for who listens', () => {
  const read = { read: ['sources'], sections: 2, answered: 0, exercises: 0 };
  changeProgress(() => ({ 'masked-attention': read }));
  render(<PageMap slug="masked-attention" sections={sections} />);
  const names = screen.getAllByRole('link').map(({ textContent }) => textContent?.trim());
  expect(names).toEqual(['The mask', 'Sources read']);
});
