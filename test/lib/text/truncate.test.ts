import { expect, test } from 'vitest';
import { truncate } from '@/lib/text/truncate';

test('a long label ends in a mark for the rest, a short one stays', () => {
  expect(truncate('·grandmother', 6)).toBe('·gran…');
  expect(truncate('·old', 6)).toBe('·old');
});

test('characters are not cut in two', () => {
  expect(truncate('🙂🙂🙂', 2)).toBe('🙂…');
});
