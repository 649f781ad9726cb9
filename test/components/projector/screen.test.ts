import { expect, test } from 'vitest';
import { LEAST_TYPE, leastUnits, magnification, REM } from '@/components/projector/screen';

test('the smallest type is 24 px high at 1024 × 768, and grows with the screen', () => {
  expect(REM * magnification(1024, 768)).toBe(LEAST_TYPE);
  expect(magnification(1920, 1080)).toBeCloseTo(magnification(1024, 768) * (1080 / 768));
  expect(magnification(2048, 768)).toBe(magnification(1024, 768));
});

test('a window smaller than that has no smaller type', () => {
  expect(magnification(800, 600)).toBe(magnification(1024, 768));
});

test('a drawing shown at half its size needs type of twice the size', () => {
  const magnified = magnification(1024, 768);
  expect(leastUnits(1, magnified)).toBe(LEAST_TYPE);
  expect(leastUnits(0.5, magnified)).toBe(2 * LEAST_TYPE);
});
