import { expect, test } from 'vitest';
import { recovered } from '@/lib/block/patch-grid';

const differences = Float32Array.of(1, 2, 3, 4);

test('what came back is 0 at the corrupted difference and 1 at the clean one', () => {
  expect([...recovered(differences, { clean: 3, corrupted: 1 })]).toEqual([0, 0.5, 1, 1.5]);
});

test('where both texts have one difference there is nothing to bring back', () => {
  const none = recovered(differences, { clean: 1, corrupted: 1 });
  expect([...none].every(Number.isNaN)).toBe(true);
});
