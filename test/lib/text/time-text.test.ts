import { expect, test } from 'vitest';
import { timeText } from '@/lib/text/time-text';

test('times read as a person would say them', () => {
  const times = [0.1, 0.123, 0.97, 1, 2.44, 9.96, 38.4, 99.6, 999, 1000, 1234, 12_345];
  expect(times.map(timeText)).toEqual([
    ...['0.1 ms', '0.12 ms', '1 ms', '1 ms', '2.4 ms', '10 ms', '38 ms', '100 ms', '999 ms'],
    ...['1 s', '1.2 s', '12 s'],
  ]);
});
