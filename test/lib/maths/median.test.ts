import { expect, test } from 'vitest';
import { median, spreadOf } from '@/lib/maths/median';

test('the median is the middle value, or the mean of the two in the middle', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([7])]).toEqual([2, 2.5, 7]);
  expect(median([])).toBeNaN();
});

// numpy.quantile([9, 1, 4, 2, 7, 3], [0.25, 0.75]) and of the seven numbers below.
test('the quartiles are those of NumPy', () => {
  expect(spreadOf([9, 1, 4, 2, 7, 3])).toEqual({ median: 3.5, lower: 2.25, upper: 6.25, count: 6 });
  expect(spreadOf([10, 2, 8, 4, 6, 12, 14])).toMatchObject({ lower: 5, median: 8, upper: 11 });
});

test('values are not sorted in place', () => {
  const values = [3, 1, 2];
  spreadOf(values);
  expect(values).toEqual([3, 1, 2]);
});
