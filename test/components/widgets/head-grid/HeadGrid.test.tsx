import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { HeadGrid } from '@/components/widgets/head-grid/HeadGrid';
import { evenWeights } from '@/lib/heads/scores';

const layer = Float32Array.of(...evenWeights(3), ...evenWeights(3));
const draw = (order: readonly number[], onOpen = () => {}) =>
  render(
    <HeadGrid
      attention={[layer, layer]}
      heads={2}
      length={3}
      order={order}
      note={(head) => `.${head}`}
      open={2}
      onOpen={onOpen}
      isOff={(head) => head === 1}
    />,
  );
const grid = () => within(screen.getByRole('grid', { name: 'Heads' }));

test('every head has a button with its name, counted from 1, in the order asked for', () => {
  draw([3, 0, 1, 2]);
  expect(
    grid()
      .getAllByRole('button')
      .map((button) => button.getAttribute('aria-label')),
  ).toEqual(['Layer 2, head 2', 'Layer 1, head 1', 'Layer 1, head 2', 'Layer 2, head 1']);
});

test('a click opens a head, and the open one says so', async () => {
  const open = vi.fn();
  draw([0, 1, 2, 3], open);
  await userEvent.click(grid().getByRole('button', { name: 'Layer 2, head 2' }));
  expect(open).toHaveBeenCalledWith(3);
  expect(grid().getByRole('button', { pressed: true }).getAttribute('aria-label')).toBe(
    'Layer 2, head 1',
  );
});

test('one tab stop; arrow keys walk the grid, Enter opens', async () => {
  const open = vi.fn();
  draw([0, 1, 2, 3], open);
  await userEvent.tab();
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Layer 2, head 1');
  await userEvent.keyboard('{ArrowUp}{ArrowRight}{Enter}');
  expect(open).toHaveBeenCalledWith(1);
});

test('when the open head is filtered out, the first takes the tab stop', async () => {
  draw([1, 0]);
  await userEvent.tab();
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Layer 1, head 2');
});
