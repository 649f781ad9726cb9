import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import type { Arrow } from '@/components/widgets/two-arrows/marks';
import { TwoArrows } from '@/components/widgets/two-arrows/TwoArrows';

function Paper({ a: first, b: second }: { readonly a: Arrow; readonly b: Arrow }) {
  const [{ a, b }, set] = useState({ a: first, b: second });
  return <TwoArrows a={a} b={b} onMove={(name, to) => set({ a, b, [name]: to })} />;
}

const lines = () => screen.getByRole('list', { name: 'By hand' }).textContent;

test('the sum is worked out a line at a time', () => {
  render(<Paper a={[3, 1]} b={[2, 2]} />);
  expect(lines()).toContain('a · b = 3 · 2 + 1 · 2 = 8');
  expect(lines()).toContain('‖a‖ = √(3 · 3 + 1 · 1) = √10 = 3.16');
  expect(lines()).toContain('‖b‖ = √(2 · 2 + 2 · 2) = √8 = 2.83');
  expect(lines()).toContain('cos = 8 / (3.16 · 2.83) = 0.89');
  expect(lines()).toContain('27°');
});

test('arrow keys move a tip by one square, and the sum follows', async () => {
  render(<Paper a={[3, 1]} b={[2, 2]} />);
  const tip = screen.getByRole('slider', { name: 'Arrow b' });
  tip.focus();
  await userEvent.keyboard('{ArrowDown}{ArrowLeft}');
  expect(tip.getAttribute('aria-valuetext')).toBe('1 across, 1 up; cosine 0.89');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(lines()).toContain('a · b = 3 · 1 + 1 · (−3) = 0');
  expect(lines()).toContain('A right angle');
});

test('a tip steps over the origin, and stops at the edge', async () => {
  render(<Paper a={[1, 0]} b={[2, 2]} />);
  const tip = screen.getByRole('slider', { name: 'Arrow a' });
  tip.focus();
  await userEvent.keyboard('{ArrowLeft}');
  expect(tip.getAttribute('aria-valuenow')).toBe('-1');
  await userEvent.keyboard('{ArrowLeft>9/}');
  expect(tip.getAttribute('aria-valuenow')).toBe('-5');
});
