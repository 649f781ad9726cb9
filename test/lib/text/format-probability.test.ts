import { expect, test } from 'vitest';
import { formatProbability } from '@/lib/text/format-probability';

test('shares have the digits that a reader needs, and small ones are told as odds', () => {
  const shares = [1, 0.5, 0.1234, 0.0312, 0.00021, 0.00001923, 1e-9, 0];
  expect(shares.map(formatProbability)).toEqual([
    '100.0%',
    '50.0%',
    '12.3%',
    '3.12%',
    '0.02%',
    '1 in 52,000',
    '1 in 1 billion',
    '0%',
  ]);
});
