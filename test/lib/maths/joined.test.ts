import { expect, test } from 'vitest';
import { joined } from '@/lib/maths/joined';

test('arrays follow one another in their order, empty ones too', () => {
  const parts = [Float32Array.of(1, 2), new Float32Array(), Float32Array.of(3)];
  expect([...joined(parts)]).toEqual([1, 2, 3]);
  expect(joined([])).toHaveLength(0);
});
