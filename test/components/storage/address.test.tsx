import { expect, onTestFinished, test, vi } from 'vitest';
import { replaceAddress } from '@/components/storage/address';

test('the address is replaced past the router, which would end a navigation, and its state stays', () => {
  const { history } = window;
  history.replaceState({ tree: 'of the router' }, '');
  const own = vi.fn();
  // As the router does: a method of the object, before that of its prototype.
  history.replaceState = own;
  onTestFinished(() => {
    Reflect.deleteProperty(history, 'replaceState');
  });
  const entries = history.length;
  replaceAddress('#text');
  expect(own).not.toHaveBeenCalled();
  expect(window.location.hash).toBe('#text');
  expect(history.state).toEqual({ tree: 'of the router' });
  expect(history.length).toBe(entries);
});
