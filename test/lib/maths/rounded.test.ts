import { expect, test } from 'vitest';
import { rounded } from '@/lib/maths/rounded';

test('a number keeps as many decimals as are asked for, and a whole one none', () => {
  expect(rounded(47.183433021600955, 2)).toBe(47.18);
  expect(rounded(-0.06, 1)).toBe(-0.1);
  expect(String(rounded(12.0000001, 1))).toBe('12');
});
