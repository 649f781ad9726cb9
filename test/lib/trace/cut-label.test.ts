import { expect, test } from 'vitest';
import { cutLabel } from '@/lib/trace/cut-label';

test('a long label ends in a mark for the rest, a short one stays', () => {
  expect(cutLabel('·grandmother', 6)).toBe('·gran…');
  expect(cutLabel('·old', 6)).toBe('·old');
});

test('characters are not cut in two', () => {
  expect(cutLabel('🙂🙂🙂', 2)).toBe('🙂…');
});
