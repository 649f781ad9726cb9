import { expect, test } from 'vitest';
import { commandOf } from '@/components/cells/keys';

const key = (name: string, held: { shift?: boolean; ctrl?: boolean; meta?: boolean } = {}) => ({
  key: name,
  shiftKey: held.shift ?? false,
  ctrlKey: held.ctrl ?? false,
  metaKey: held.meta ?? false,
  altKey: false,
});

test('Shift-Enter and Ctrl-Enter run the cell, in its code and outside of it', () => {
  for (const onCell of [true, false]) {
    expect(commandOf(key('Enter', { shift: true }), onCell)).toBe('run-and-next');
    expect(commandOf(key('Enter', { ctrl: true }), onCell)).toBe('run');
    expect(commandOf(key('Enter', { meta: true }), onCell)).toBe('run');
  }
});

test('letters are the cell’s only while it has the focus itself', () => {
  expect(commandOf(key('a'), true)).toBe('add-above');
  expect(commandOf(key('b'), true)).toBe('add-below');
  expect(commandOf(key('a'), false)).toBeUndefined();
  expect(commandOf(key('a', { ctrl: true }), true)).toBeUndefined();
});

test('one D does nothing, and two delete', () => {
  expect(commandOf(key('d'), true)).toBeUndefined();
  expect(commandOf(key('d'), true, 'd')).toBe('delete');
  expect(commandOf(key('d'), true, 'a')).toBeUndefined();
});

test('Enter goes into the code, and Escape leaves it', () => {
  expect(commandOf(key('Enter'), true)).toBe('edit');
  expect(commandOf(key('Enter'), false)).toBeUndefined();
  expect(commandOf(key('Escape'), false)).toBe('leave');
});
