import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { HomeFigure } from '@/components/site/HomeFigure';

const figure = (
  <HomeFigure
    model="storybook"
    tokens={['Once', ' upon', ' a']}
    candidates={[
      { token: ' time', probability: 0.5 },
      { token: ' day', probability: 0.125 },
    ]}
  />
);
const sentence = () =>
  document.querySelector('[data-mark=opening-sentence]')?.textContent?.trimEnd();

test('names the candidates with their shares, and sums the rest', () => {
  render(figure);
  const items = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(items).toEqual(['time50%', 'day13%']);
  expect(screen.getByRole('figure').textContent).toContain('All other tokens together: 38%');
});

test('draws each bar against the likeliest', () => {
  const { container } = render(figure);
  const bars = [...container.querySelectorAll<HTMLElement>('[data-mark=opening-bar]')];
  expect(bars.map((bar) => bar.style.width)).toEqual(['100%', '25%']);
});

test('tries a candidate in the open place, and takes it out again', async () => {
  render(figure);
  expect(sentence()).toBe('Once upon a');
  const day = screen.getByRole('button', { name: /day/ });
  await userEvent.click(day);
  expect(sentence()).toBe('Once upon a day');
  await userEvent.click(day);
  await userEvent.unhover(day);
  expect(sentence()).toBe('Once upon a');
});
