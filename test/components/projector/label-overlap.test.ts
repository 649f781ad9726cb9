import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Corners, overlap, overlappingLabels } from '@/components/projector/label-overlap';

/** A box of this width and height with a corner at x, y, turned by an angle. */
function box(x: number, y: number, width: number, height: number, turn = 0): Corners {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ].map(([px = 0, py = 0]) => [x + px * cos - py * sin, y + px * sin + py * cos] as const);
}

test('slanted labels side by side do not touch, though the boxes round them would', () => {
  const slanted = [0, 30].map((x) => box(x, 0, 80, 12, -Math.PI / 4));
  expect(overlap(slanted[0] as Corners, slanted[1] as Corners)).toBe(false);
  const close = box(10, 0, 80, 12, -Math.PI / 4);
  expect(overlap(slanted[0] as Corners, close)).toBe(true);
});

test('of two labels that overlap the later is hidden, and only then', () => {
  const labels = [box(0, 0, 40, 10), box(30, 0, 40, 10), box(60, 0, 40, 10)];
  expect([...overlappingLabels(labels)]).toEqual([1]);
});

test('no two labels that stay overlap', () => {
  const label = fc
    .tuple(fc.nat(300), fc.nat(100), fc.nat(80), fc.constantFrom(0, -0.9, Math.PI / 2))
    .map(([x, y, width, turn]) => box(x, y, width + 5, 12, turn));
  fc.assert(
    fc.property(fc.array(label, { maxLength: 25 }), (labels) => {
      const hidden = overlappingLabels(labels);
      const left = labels.filter((_, i) => !hidden.has(i));
      left.forEach((one, i) => {
        for (const other of left.slice(0, i)) expect(overlap(one, other)).toBe(false);
      });
      for (const i of hidden) {
        expect(left.some((other) => overlap(labels[i] as Corners, other))).toBe(true);
      }
    }),
  );
});
