import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PromptField } from '@/components/controls/PromptField';

const apply = vi.fn();
beforeEach(() => {
  vi.useFakeTimers();
  apply.mockReset();
});
afterEach(() => vi.useRealTimers());

function open() {
  return render(<PromptField value="" onChange={() => {}} onApply={apply} />);
}

const field = () => screen.getByRole('textbox', { name: 'Prompt' });
const type = (value: string) => fireEvent.change(field(), { target: { value } });

test('applies once, 400 ms after the last key', () => {
  open();
  type('a');
  vi.advanceTimersByTime(399);
  expect(apply).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(apply.mock.calls).toEqual([['a']]);
});

test('a page that is left within that time loses nothing', () => {
  open();
  type('a');
  window.dispatchEvent(new Event('pagehide'));
  expect(apply.mock.calls).toEqual([['a']]);
  vi.advanceTimersByTime(1000);
  expect(apply).toHaveBeenCalledOnce();
});

test('a field that is removed within that time loses nothing', () => {
  const { unmount } = open();
  type('a');
  unmount();
  expect(apply.mock.calls).toEqual([['a']]);
});

test('leaving an unchanged field applies nothing', () => {
  open();
  fireEvent.focus(field());
  fireEvent.blur(field());
  expect(apply).not.toHaveBeenCalled();
});
