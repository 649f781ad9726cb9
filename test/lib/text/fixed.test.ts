import { expect, test } from 'vitest';
import { fixed, fixedPlainZero } from '@/lib/text/fixed';

test('a number has its decimals and a true minus', () => {
  expect([fixed(-1.234), fixed(0.5), fixed(-12.3456, 3)]).toEqual(['−1.23', '0.50', '−12.346']);
});

test('what rounds to 0 has no minus where none is wanted', () => {
  expect([-0.001, 0.001, -0.005001, -0.164, -1, 3].map((value) => fixedPlainZero(value))).toEqual([
    '0.00',
    '0.00',
    '−0.01',
    '−0.16',
    '−1.00',
    '3.00',
  ]);
  expect(fixedPlainZero(-0.04, 1)).toBe('0.0');
});
