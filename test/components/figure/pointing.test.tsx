import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { onKeys, partAt, stepFrom } from '@/components/figure/pointing';

test('a share lies in one of the parts, at the ends too', () => {
  expect([-0.1, 0, 0.3, 0.99, 1].map((share) => partAt(share, 4))).toEqual([0, 0, 1, 3, 3]);
});

test('a walk stays inside, and begins at the end from which its first step comes', () => {
  expect([stepFrom(3, 16, 10), stepFrom(3, -16, 10), stepFrom(3, 1, 10)]).toEqual([9, 0, 4]);
  expect([stepFrom(undefined, 1, 10), stepFrom(undefined, -1, 10)]).toEqual([0, 9]);
});

test('keys with a step are taken from the page, the one that ends the walk is left to it', () => {
  const go = vi.fn();
  render(<button type="button" onKeyDown={onKeys({ Escape: undefined, ArrowLeft: -1 }, go)} />);
  // fireEvent returns false where the default was prevented.
  const press = (key: string) => fireEvent.keyDown(screen.getByRole('button'), { key });
  expect([press('ArrowLeft'), press('Escape'), press('a')]).toEqual([false, true, true]);
  expect(go.mock.calls).toEqual([[-1], [undefined]]);
});
