import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { SignedMap } from '@/components/widgets/signed-map/SignedMap';

const draw = (row: number, more: { upTo?: number } = {}) => {
  const onRow = vi.fn();
  const values = Float32Array.from({ length: 32 }, (_, i) => Math.sin(i));
  render(
    <SignedMap
      title="A table"
      matrix={{ rows: 8, columns: 4, values }}
      shading={{ limit: 1, exponent: 1 }}
      whole={{ rows: 64, columns: 16 }}
      axes={{ rows: 'position', columns: 'dimension' }}
      missing="no rows"
      row={row}
      onRow={onRow}
      {...more}
    />,
  );
  return onRow;
};

test('arrow keys move the mark by a row, pages by a sixteenth, and no further than the table', async () => {
  const onRow = draw(62);
  screen.getByRole('slider', { name: 'A table: position' }).focus();
  await userEvent.keyboard('{ArrowUp}{ArrowDown}{PageUp}{PageDown}{Home}{End}');
  expect(onRow.mock.calls.flat()).toEqual([61, 63, 58, 63, 0, 63]);
});

test('the marked row is told to those who do not see it', () => {
  draw(17);
  expect(screen.getByRole('slider').getAttribute('aria-valuenow')).toBe('17');
  expect(screen.getByRole('slider').getAttribute('aria-valuemax')).toBe('63');
});

test('rows that the table does not have are named, not drawn', () => {
  draw(0, { upTo: 80 });
  expect(screen.getByText('no rows')).toBeTruthy();
});
