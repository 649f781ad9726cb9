import { expect, test } from 'vitest';
import { asWritten, backwards, moved } from '@/components/widgets/word-order/order';

test('backwards turns all tokens round but the last', () => {
  expect(backwards(4)).toEqual([2, 1, 0, 3]);
  expect(backwards(1)).toEqual([0]);
  expect(backwards(2)).toEqual(asWritten(2));
});

test('a token is taken out and put in, and the others close up', () => {
  expect(moved([0, 1, 2, 3], 0, 2)).toEqual([1, 2, 0, 3]);
  expect(moved([0, 1, 2, 3], 2, 0)).toEqual([2, 0, 1, 3]);
});

test('nothing moves to the last place or from it', () => {
  expect(moved([0, 1, 2, 3], 0, 3)).toEqual([1, 2, 0, 3]);
  expect(moved([0, 1, 2, 3], 3, 0)).toEqual([0, 1, 2, 3]);
  expect(moved([0, 1, 2, 3], 1, -5)).toEqual([1, 0, 2, 3]);
  expect(moved([0], 0, 0)).toEqual([0]);
});
