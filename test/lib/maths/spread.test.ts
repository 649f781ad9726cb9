import { expect, test } from 'vitest';
import { spread } from '@/lib/maths/spread';

test('names that would touch are moved apart, in their order and inside the picture', () => {
  expect(spread([10, 12, 95, 96], 15, 100)).toEqual([10, 25, 85, 100]);
});

test('without a limit the first stays where it is, and the others go on', () => {
  expect(spread([12, 10, 40], 15)).toEqual([25, 10, 40]);
});
