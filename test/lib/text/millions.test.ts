import { expect, test } from 'vitest';
import { millions } from '@/lib/text/millions';

test('counts are told in millions, with a digit where that matters', () => {
  expect(millions(5_918_720)).toBe('5.9 million');
  expect(millions(124_439_808)).toBe('124 million');
  expect(millions(1_557_611_200)).toBe('1,558 million');
});
