import { expect, test } from 'vitest';
import { closedPath, gridMarks, tilePaths } from '@/components/widgets/head-grid/marks';
import { headSheet, paintHeads } from '@/components/widgets/head-grid/sheet';

const shades = new Uint8ClampedArray(256 * 4).map((_, i) => (i % 4 === 3 ? 255 : i >> 2));
// Two layers of one head over two tokens.
const attention = [Float32Array.of(1, 0, 0.25, 0.75), Float32Array.of(1, 0, 0, 1)];

test('a weight is one pixel, shaded by its square root; the right side is clear', () => {
  const pixels = headSheet(attention, 2, shades);
  expect(pixels).toHaveLength(2 * 2 * 2 * 4);
  expect([...pixels.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  expect([...pixels.subarray(4, 8)]).toEqual([0, 0, 0, 0]);
  expect(pixels[8]).toBe(128);
  expect([...pixels.subarray(24, 28)]).toEqual([0, 0, 0, 255]);
});

test('each head is drawn once, from its own part of the sheet, at its place in the order', () => {
  const drawn: number[][] = [];
  const context = {
    clearRect: () => {},
    drawImage: (_: unknown, ...numbers: number[]) => void drawn.push(numbers),
    imageSmoothingEnabled: true,
    globalAlpha: 1,
  };
  const { places, tile } = gridMarks(2, 2);
  const sheet = {} as CanvasImageSource;
  paintHeads(context as never, sheet, 64, [1, 0], places, tile, 2, () => false);
  expect(drawn).toEqual([
    [0, 64, 64, 64, 0, 0, tile * 2, tile * 2],
    [0, 0, 64, 64, (places[1]?.x ?? -1) * 2, 0, tile * 2, tile * 2],
  ]);
  expect(context.imageSmoothingEnabled).toBe(false);
});

test('places fill rows from the left, and lie inside the grid', () => {
  const { places, width, height, tile } = gridMarks(5, 3);
  expect(places.map(({ y }) => y > 0)).toEqual([false, false, false, true, true]);
  for (const { x, y } of places) {
    expect(x + tile).toBeLessThanOrEqual(width);
    expect(y + tile).toBeLessThanOrEqual(height);
  }
});

test('as SVG a map has a cell for each weight left of the diagonal, and stairs for the rest', () => {
  const cells = tilePaths(Float32Array.of(1, 0, 0.25, 0.75), 2, 10)
    .join('')
    .match(/M/g);
  expect(cells).toHaveLength(3);
  expect(closedPath(3, 30).match(/z/g)).toHaveLength(2);
  expect(closedPath(1, 30)).toBe('');
});
