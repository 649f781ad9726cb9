import { expect, test } from 'vitest';
import { dials } from '@/components/widgets/position-clocks/marks';
import { sinusoidalPositions } from '@/lib/maths/sinusoidal-positions';

test('height and shadow of each hand are two neighbouring numbers of the formula’s row', () => {
  for (const width of [192, 768]) {
    const table = sinusoidalPositions(400, width);
    for (const position of [0, 1, 7, 128, 399]) {
      for (const { pair, sine, cosine } of dials(position, width, 10)) {
        expect(sine).toBeCloseTo(table[position * width + 2 * pair] ?? 9, 5);
        expect(cosine).toBeCloseTo(table[position * width + 2 * pair + 1] ?? 9, 5);
      }
    }
  }
});

test('each hand is ten times as slow as the one before, whatever the width', () => {
  for (const width of [192, 768]) {
    const turns = dials(0, width, 10).map(({ turn }) => turn / (2 * Math.PI));
    expect(turns).toEqual([1, 10, 100, 1000].map((turn) => expect.closeTo(turn, 6)));
  }
});

test('a hand starts to the right and rises; a quarter of a turn on it stands upright', () => {
  const [first] = dials(0, 192, 10);
  expect(first?.tip.x).toBe(10);
  expect(first?.tip.y).toBeCloseTo(0, 9);
  // The second hand has gone 1.6 of its 6.28 radians at position 16: a little past the top.
  const [, second] = dials(16, 192, 10);
  expect(second?.tip.y).toBeCloseTo(-10, 1);
  expect(second?.tip.x).toBeLessThan(0);
});

test('the trail goes from the start to the tip, and no farther than once round', () => {
  const trail = (position: number) => dials(position, 192, 10)[0]?.trail;
  expect(trail(1)).toBe('M10 0A10 10 0 0 0 5.40 -8.41');
  // Past half a turn the long way is taken.
  expect(trail(4)).toBe('M10 0A10 10 0 1 0 -6.54 7.57');
  expect(trail(7)).toBe('M10 0A10 10 0 1 0 -10 0A10 10 0 1 0 10 0');
  expect(trail(300)).toBe(trail(7));
});
