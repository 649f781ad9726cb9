import { act, render } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useStoredData } from '@/components/storage/useStoredData';
import * as z from '@/lib/zod';

const shape = z.object({ count: z.int() });
const INITIAL = { count: 1 };
let update: (change: (before: { count: number }) => { count: number }) => void;

function Shown({ name }: { readonly name: string }) {
  const [value, change] = useStoredData(name, shape, INITIAL);
  update = change;
  return <output>{value.count}</output>;
}

beforeEach(() => localStorage.clear());
const shown = (container: HTMLElement) => container.textContent;

test('what is set is shown, saved as JSON, and there for the next who asks', () => {
  const { container } = render(<Shown name="one" />);
  expect(shown(container)).toBe('1');
  act(() => update(({ count }) => ({ count: count + 1 })));
  act(() => update(({ count }) => ({ count: count + 1 })));
  expect(shown(container)).toBe('3');
  expect(localStorage.getItem('one')).toBe('{"count":3}');
  expect(shown(render(<Shown name="one" />).container)).toBe('3');
});

test.each(['not JSON', '{"count":"x"}', 'null'])(
  'saved data of another shape is ignored: %s',
  (saved) => {
    localStorage.setItem(saved, saved);
    expect(shown(render(<Shown name={saved} />).container)).toBe('1');
  },
);
