import { expect, test } from 'vitest';
import { formatPercent, formatProbability } from '@/lib/text/format-probability';
import precision from '@/training/measured/precision.json';

test('probabilities have two digits, and small ones are given as odds', () => {
  const shares = [
    1, 0.9969, 0.5, 0.1234, 0.0996, 0.0312, 0.00213, 0.000213, 0.00001923, 1e-9, 1e-40, 0,
  ];
  expect(shares.map(formatProbability)).toEqual([
    '100%',
    '99.7%',
    '50%',
    '12%',
    '10%',
    '3.1%',
    '0.21%',
    '0.021%',
    '1 in 52,000',
    '1 in 1 billion',
    '< 1 in 1,000 trillion',
    '0%',
  ]);
});

test('a third digit would not be true: 8-bit weights change it at most places, and two digits hold', () => {
  const { median, of_95_percent: most } = precision.relative_change_above_1_percent;
  // The step of the last digit, in parts of the value: 1 to 10% with two digits, 0.1 to 1% with three.
  expect(median).toBeGreaterThan(0.01);
  expect(most).toBeLessThan(0.1);
});

test('in a column, what is below 0.01% is said to be so', () => {
  const shares = [0.5, 0.1234, 0.0312, 0.00021, 0.00001, 0];
  expect(shares.map(formatPercent)).toEqual(['50%', '12%', '3.1%', '0.021%', '< 0.01%', '0%']);
});
