import { expect, test } from 'vitest';
import { correlation } from '@/lib/maths/correlation';

test('it is that of NumPy’s corrcoef', () => {
  // np.corrcoef([1, 2, 4, 8], [2, 1, 5, 3])[0, 1]
  expect(correlation([1, 2, 4, 8], [2, 1, 5, 3])).toBeCloseTo(0.425_579_619_369_114, 12);
});

test('a line is 1 or −1, and a constant has none', () => {
  expect(correlation([1, 2, 3], [10, 20, 30])).toBeCloseTo(1, 12);
  expect(correlation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
  expect(correlation([1, 2, 3], [5, 5, 5])).toBeNaN();
});

test('series of different length, and empty ones, are refused', () => {
  expect(() => correlation([1], [1, 2])).toThrow(RangeError);
  expect(() => correlation([], [])).toThrow(RangeError);
});
