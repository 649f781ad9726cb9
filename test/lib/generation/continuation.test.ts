import { expect, test } from 'vitest';
import { asContinuation } from '@/lib/generation/continuation';

test('a word goes on behind a space, whatever spaces it was typed with', () => {
  expect(asContinuation('an old', 'house')).toBe(' house');
  expect(asContinuation('an old', '  house ')).toBe(' house');
  expect(asContinuation('an old', '“Yes')).toBe(' “Yes');
  expect(asContinuation('an old', 'أسد')).toBe(' أسد');
});

test('no space is added where one stands already, or where none belongs', () => {
  expect(asContinuation('an old ', 'house')).toBe('house');
  expect(asContinuation('', 'Once')).toBe('Once');
  expect(asContinuation('an old', ',')).toBe(',');
  expect(asContinuation('an old', '’s')).toBe('’s');
  expect(asContinuation('昔々', 'ある')).toBe('ある');
});

test('nothing guessed is nothing', () => {
  expect(asContinuation('an old', '   ')).toBe('');
});
