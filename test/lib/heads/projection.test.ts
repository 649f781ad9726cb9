import { expect, test } from 'vitest';
import { strongestPlace } from '@/lib/heads/projection';

test('the strongest place is where the followed head adds or takes away most', () => {
  const written = Float32Array.of(9, 9, 9, 1, -3, 2);
  const answer = {
    ...{ ids: [], layer: 0, position: 0, own: [], places: [], outputs: new Float32Array() },
    ...{ bias: new Float32Array(3), before: new Float32Array(3), after: new Float32Array(3) },
  };
  expect(strongestPlace({ ...answer, written, head: 1 })).toBe(1);
});
