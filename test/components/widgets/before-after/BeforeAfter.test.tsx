import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { BeforeAfter } from '@/components/widgets/before-after/BeforeAfter';
import { fullScale } from '@/components/widgets/before-after/marks';

test('the scale ends at the largest share of either, and never below a tenth', () => {
  expect(fullScale([{ id: 0, before: 0.2, after: 0.6 }])).toBe(0.6);
  expect(fullScale([{ id: 0, before: 0.01, after: 0.02 }])).toBe(0.1);
});

test('both shares are told, also to a screen reader', () => {
  render(
    <BeforeAfter rows={[{ id: 7, before: 0.1, after: 0.25 }]} label={(id) => `token ${id}`} />,
  );
  expect(screen.getByRole('listitem').textContent).toBe('token 7 10%, then 25%');
  expect(document.querySelector('[data-mark=bar-percent]')?.textContent).toBe('10% → 25%');
});
