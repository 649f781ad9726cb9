import { act, render } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { createStore, type Store, useStore } from '@/components/storage/createStore';

function Shown({ store }: { readonly store: Store<number> }) {
  return <output>{useStore(store)}</output>;
}

test('all who use a store see each change', () => {
  const store = createStore(1);
  const { container } = render([<Shown key="a" store={store} />, <Shown key="b" store={store} />]);
  expect(container.textContent).toBe('11');
  act(() => store.set(2));
  expect(container.textContent).toBe('22');
});

test('what is loaded is read once, and not on the server', () => {
  const load = vi.fn(() => 7);
  const store = createStore(1, load);
  expect(renderToString(<Shown store={store} />)).toContain('>1<');
  expect(load).not.toHaveBeenCalled();
  expect(render(<Shown store={store} />).container.textContent).toBe('7');
  render(<Shown store={store} />);
  expect(load).toHaveBeenCalledOnce();
});

test('what is set before anything was read is not overwritten by what is loaded', () => {
  const store = createStore(1, () => 7);
  store.set(3);
  expect(store.get()).toBe(3);
});

test('a component that is gone is told nothing', () => {
  const store = createStore(1);
  const listener = vi.fn();
  const stop = store.subscribe(listener);
  store.set(2);
  stop();
  store.set(3);
  expect(listener).toHaveBeenCalledOnce();
});
