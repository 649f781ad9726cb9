import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { EmbeddableFigures } from '@/components/embed/EmbeddableFigures';
import { Figure } from '@/components/figure/Figure';
import { writeStored } from '@/components/storage/stored';

const figure = (
  <Figure id="the-mask" title="With the mask." steps={{ count: 2, at: 1, go: () => {} }}>
    <p>picture</p>
  </Figure>
);

async function openMenu() {
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await screen.findByRole('menuitem', { name: 'Figure as SVG' });
  return user;
}

test('the menu of a chapter’s figure copies the code that shows it as it stands', async () => {
  writeStored('inside-gpt-2:prompt', 'A dog');
  render(<EmbeddableFigures chapter="masked-attention">{figure}</EmbeddableFigures>);
  const user = await openMenu();
  await user.click(screen.getByRole('menuitem', { name: 'Copy embed' }));
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Code' });
  const address = `${location.origin}/embed/masked-attention/the-mask?prompt=A+dog&amp;step=1`;
  expect(field.value).toContain(`<iframe src="${address}" title="With the mask"`);
  expect((await screen.findByText('The code is copied.')).getAttribute('role')).toBe('status');
  expect(await navigator.clipboard.readText()).toBe(field.value);
});

test('a figure of another page cannot be embedded, and its menu does not offer it', async () => {
  render(figure);
  await openMenu();
  expect(screen.queryByRole('menuitem', { name: 'Copy embed' })).toBeNull();
});
