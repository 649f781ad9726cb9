import { expect, test } from 'vitest';
import {
  type Arrow,
  arrowMarks,
  arrowSums,
  cosineText,
  placeFor,
  REACH,
} from '@/components/widgets/two-arrows/marks';

/** Every tip that the paper has room for. */
const TIPS: readonly Arrow[] = Array.from(
  { length: 11 * 9 },
  (_, i): Arrow => [(i % 11) - 5, Math.floor(i / 11) - 4],
).filter(([x, y]) => x !== 0 || y !== 0);

test('(3, 1) and (2, 2) have the dot product 8, lengths √10 and √8, and the cosine 0.89', () => {
  const sums = arrowSums([3, 1], [2, 2]);
  expect(sums.dot).toBe(8);
  expect(sums.lengths.map((length) => length ** 2)).toEqual([
    expect.closeTo(10, 9),
    expect.closeTo(8, 9),
  ]);
  expect(cosineText(sums)).toBe('0.89');
  expect(Math.round(sums.degrees)).toBe(27);
});

test('the angle is the difference of the two directions, for every pair of tips', () => {
  const direction = ([x, y]: Arrow) => Math.atan2(y, x);
  for (const a of TIPS) {
    for (const b of TIPS) {
      const turn = Math.abs(direction(a) - direction(b));
      const wanted = (Math.min(turn, 2 * Math.PI - turn) * 180) / Math.PI;
      expect(arrowSums(a, b).degrees).toBeCloseTo(wanted, 5);
    }
  }
});

test('the cosine is written with two decimals and a true minus', () => {
  expect([1, 0, -0.001, -1, 0.5, -0.316].map((cosine) => cosineText({ cosine }))).toEqual([
    '1.00',
    '0.00',
    '0.00',
    '−1.00',
    '0.50',
    '−0.32',
  ]);
});

test('a tip goes to the nearest corner on the paper, and never to the origin', () => {
  expect(placeFor([1.4, -2.6], [1, 1])).toEqual([1, -3]);
  expect(placeFor([99, -99], [1, 1])).toEqual([REACH.x, -REACH.y]);
  expect(placeFor([0.2, -0.3], [1, 1])).toEqual([1, 1]);
});

test('an arrow is drawn from the origin to its tip, and the arc lies between the two', () => {
  const { arrows, arcLabel } = arrowMarks([2, 0], [0, 3], 10);
  expect(arrows.map(({ tip }) => tip)).toEqual([
    { x: 20, y: -0 },
    { x: 0, y: -30 },
  ]);
  // The head points along the arrow, and the label lies beyond it.
  expect(arrows[0].head).toBe('M20.00 0.00L8.00 5.50L8.00 -5.50Z');
  expect(arrows[0].label.x).toBeGreaterThan(20);
  expect(arcLabel.x).toBeCloseTo(-arcLabel.y, 6);
  expect(arcLabel.x).toBeGreaterThan(0);
});

test('the arc takes the shorter way, also across the left', () => {
  const { arcLabel } = arrowMarks([-3, 1], [-3, -1], 10);
  expect(arcLabel.x).toBeLessThan(0);
  expect(arcLabel.y).toBeCloseTo(0, 6);
});
