import { expect, test } from 'vitest';
import { curveMarks, turned } from '@/components/widgets/position-curve/marks';

/** Four corners of a square of side 2 in the plane of the first two components. */
const points = Float32Array.of(0, 0, 0, 2, 0, 0, 2, 2, 0, 0, 2, 0);
const curve = { points, first: 0, every: 4 };
const FRONT = { yaw: 0, pitch: 0 };

test('from the front the first component goes right and the second up, about the middle', () => {
  const { dots } = curveMarks(curve, FRONT, 0, [0, 4, 8, 12], Math.SQRT2);
  expect(dots.map(({ x, y }) => [+x.toFixed(6), +y.toFixed(6)])).toEqual([
    [-1, 1],
    [1, 1],
    [1, -1],
    [-1, -1],
  ]);
});

test('no turn takes a point out of the picture, and lengths in the picture only shrink', () => {
  for (const yaw of [0.3, 1.2, 2.9]) {
    for (const pitch of [-1, 0.4]) {
      const { dots } = curveMarks(curve, { yaw, pitch }, 0, [0, 4, 8, 12], 100);
      for (const { x, y, near } of dots) {
        expect(Math.hypot(x, y)).toBeLessThanOrEqual(100 + 1e-6);
        expect(Math.hypot(x, y, near * 100)).toBeCloseTo(100, 4);
      }
    }
  }
});

test('pieces join, and the farthest is drawn first', () => {
  const { pieces } = curveMarks(curve, { yaw: 0.7, pitch: 0.2 }, 0, [], 100);
  const inOrder = pieces.toSorted((a, b) => a.share - b.share);
  for (const [i, piece] of inOrder.slice(1).entries()) {
    expect(piece.path.split('L')[0]?.slice(1)).toBe(inOrder[i]?.path.split('L')[1]);
  }
  expect(pieces.map(({ near }) => near)).toEqual(
    pieces.map(({ near }) => near).toSorted((a, b) => a - b),
  );
});

test('the pitch ends straight above and straight below; the yaw goes round', () => {
  expect(turned(FRONT, 1000, 1000)).toEqual({ yaw: 10, pitch: Math.PI / 2 });
  expect(turned(FRONT, 0, -1000).pitch).toBe(-Math.PI / 2);
});

test('a marked position between two recorded points is shown at the nearer', () => {
  const { marked, dots } = curveMarks(curve, FRONT, 7, [8], 10);
  expect(marked).toMatchObject({ position: 7, x: dots[0]?.x, y: dots[0]?.y });
});

test('a number that would lie over another one is left out; the marked one stays', () => {
  // Corners at ±8.5: the numbers 8,000 and 12,000 begin 17 px apart on one line, and are 35 px wide.
  const far = { points, first: 0, every: 4000 };
  const { dots } = curveMarks(far, FRONT, 0, [0, 4000, 8000, 12_000], 8.5 * Math.SQRT2);
  expect(dots.map(({ position, named }) => [position, named])).toEqual([
    [0, false],
    [4000, true],
    [8000, true],
    [12_000, false],
  ]);
});

test('the marked number goes to the left where a dot is on its right', () => {
  const place = (other: number) => {
    const line = { points: Float32Array.of(0, 0, 0, other, 4, 0, 100, 0, 0), first: 0, every: 1 };
    return curveMarks(line, FRONT, 0, [1, 2], 100).marked?.side;
  };
  expect(place(6)).toBe('left');
  expect(place(30)).toBe('right');
});

test('a curve may begin after position 0, which is then not in the picture', () => {
  const later = { points, first: 4, every: 4 };
  expect(curveMarks(later, FRONT, 0, [4], 10).marked).toBeUndefined();
  expect(curveMarks(later, FRONT, 4, [], 10).marked).toMatchObject({
    position: 4,
    x: -10 / Math.SQRT2,
  });
  expect(curveMarks(curve, FRONT, 0, [], 10).marked).toMatchObject({ position: 0 });
});
