import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { asWritten, type Order } from '@/components/widgets/word-order/order';
import { TokenOrder } from '@/components/widgets/word-order/TokenOrder';
import { token } from '../../../fixtures/traces';

function Ordered({ words }: { readonly words: readonly string[] }) {
  const [order, setOrder] = useState<Order>(asWritten(words.length));
  return <TokenOrder tokens={words.map((w, i) => token(i, w))} order={order} onOrder={setOrder} />;
}
const shown = () =>
  within(screen.getByRole('list', { name: 'Tokens in your order' }))
    .getAllByRole('listitem')
    .map((item) => item.querySelector('[data-mark=token]')?.textContent)
    .filter(Boolean)
    .join(' ');
const chip = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}, place`) });

test('arrow keys move a token, and the focus goes with it', async () => {
  render(<Ordered words={['a', 'b', 'c', 'd']} />);
  chip('a').focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(shown()).toBe('b a c d');
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(document.activeElement).toBe(chip('a'));
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(shown()).toBe('b c a d');
});

test('a token that is picked moves with the two buttons, within the free places', async () => {
  render(<Ordered words={['a', 'b', 'c', 'd']} />);
  const later = screen.getByRole('button', { name: /Later/ });
  expect(later).toHaveProperty('disabled', true);
  await userEvent.click(chip('b'));
  await userEvent.click(later);
  expect(shown()).toBe('a c b d');
  expect(later).toHaveProperty('disabled', true);
  await userEvent.click(screen.getByRole('button', { name: /Earlier/ }));
  expect(shown()).toBe('a b c d');
});

test('backwards, and back to the text as written', async () => {
  render(<Ordered words={['a', 'b', 'c', 'd']} />);
  await userEvent.click(screen.getByRole('button', { name: 'Backwards' }));
  expect(shown()).toBe('c b a d');
  await userEvent.click(screen.getByRole('button', { name: 'As written' }));
  expect(shown()).toBe('a b c d');
});

test('a single token stays where it is, and markup in a token is text', () => {
  render(<Ordered words={['<b>x</b>']} />);
  expect(shown()).toBe('<b>x</b>');
  expect(document.querySelector('b')).toBeNull();
  expect(screen.getByRole('button', { name: 'Backwards' })).toHaveProperty('disabled', true);
});

test('while no model can answer, no token moves and no button can be pressed', () => {
  const tokens = ['a', 'b', 'c'].map((word, i) => token(i, word));
  render(<TokenOrder tokens={tokens} order={[0, 1, 2]} onOrder={() => {}} canMove={false} />);
  for (const button of screen.getAllByRole('button'))
    expect(button).toHaveProperty('disabled', true);
});
