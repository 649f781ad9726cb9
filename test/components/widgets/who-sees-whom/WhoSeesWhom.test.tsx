import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { WhoSeesWhom } from '@/components/widgets/who-sees-whom/WhoSeesWhom';
import { token } from '../../../fixtures/traces';

const tokens = ['Once', ' upon', ' a', ' time'].map((word, id) => token(id, word));

test('arrow keys walk the rows and stop at the ends', async () => {
  const onRow = vi.fn();
  const props = { family: 'decoder', name: 'GPT-2', tokens, onRow } as const;
  const { rerender } = render(<WhoSeesWhom {...props} row={2} />);
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('application', { name: /GPT-2/ }));
  await userEvent.keyboard('{ArrowDown}');
  expect(onRow).toHaveBeenLastCalledWith(3);
  rerender(<WhoSeesWhom {...props} row={3} />);
  await userEvent.keyboard('{ArrowDown}');
  expect(onRow).toHaveBeenLastCalledWith(3);
});

test('the row is told in words', () => {
  const props = { name: 'it', tokens, row: 1, onRow: () => {} };
  const { container, rerender } = render(<WhoSeesWhom {...props} family="decoder" />);
  expect(container.querySelector('[data-mark=readout]')?.textContent).toBe(
    '·upon sees 2 of 4: Once ·upon',
  );
  rerender(<WhoSeesWhom {...props} family="encoder" />);
  expect(container.querySelector('[data-mark=readout]')?.textContent).toBe(
    '·upon sees all of them',
  );
});
