import { expect, test } from 'vitest';
import { clamped } from '@/lib/maths/clamped';

test('a number outside of a range becomes its nearer end', () => {
  expect([-2, 3, 9].map((value) => clamped(value, 0, 5))).toEqual([0, 3, 5]);
});
