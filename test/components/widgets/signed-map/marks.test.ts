import { expect, test } from 'vitest';
import { shadesOf, strengthOf, ticksOf } from '@/components/widgets/signed-map/marks';

test('the strength keeps the sign, and ends at the limit', () => {
  const strength = strengthOf({ limit: 2, exponent: 1 });
  expect([-3, -2, -1, 0, 0.5, 2, 9].map(strength)).toEqual([-1, -1, -0.5, 0, 0.25, 1, 1]);
});

test('with an exponent below 1 small values show, on both sides', () => {
  const strength = strengthOf({ limit: 1, exponent: 0.5 });
  expect(strength(0.25)).toBeCloseTo(0.5, 12);
  expect(strength(-0.25)).toBeCloseTo(-0.5, 12);
});

test('every cell but those near 0 is in one shade, and equal neighbours are one line', () => {
  const values = Float32Array.of(1, 1, 0, -1, 0.5, 0.01);
  const shades = shadesOf({ rows: 2, columns: 3, values }, { limit: 1, exponent: 1 });
  expect(shades).toEqual([
    { level: -4, path: 'M0 1.5h1' },
    { level: 2, path: 'M1 1.5h1' },
    { level: 4, path: 'M0 0.5h2' },
  ]);
});

test('ticks are whole positions inside the table', () => {
  for (const count of [5, 64, 640, 1280]) {
    const ticks = ticksOf(count, 300);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.every(({ value }) => Number.isInteger(value) && value < count)).toBe(true);
  }
});
