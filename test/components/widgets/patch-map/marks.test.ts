import { expect, test } from 'vitest';
import {
  bestCell,
  differenceLine,
  patchCells,
  percent,
} from '@/components/widgets/patch-map/marks';
import type { PatchGrid } from '@/lib/block/patch-grid';

const grid: PatchGrid = {
  cleanIds: [1, 2],
  corruptedIds: [1, 3],
  answerIds: [4, 5],
  clean: 2,
  corrupted: -2,
  patched: 'stream',
  columns: 2,
  differences: Float32Array.of(-2, 2, Number.NaN, 1),
  recovered: Float32Array.of(0, 1, Number.NaN, 0.75),
};

test('a cell says its layer, its column and its share, layer by layer', () => {
  expect(patchCells(grid)).toEqual([
    { layer: 0, column: 0, recovered: 0, text: '0' },
    { layer: 0, column: 1, recovered: 1, text: '100' },
    { layer: 1, column: 0, recovered: undefined, text: '' },
    { layer: 1, column: 1, recovered: 0.75, text: '75' },
  ]);
});

test('the best cell is the one that brings most back of those that were tried', () => {
  expect(bestCell(patchCells(grid))).toMatchObject({ layer: 0, column: 1 });
  expect(bestCell([])).toBeUndefined();
});

test('shares are whole percent with a true minus, and never −0', () => {
  expect([0.874, -0.04, -0.001].map(percent)).toEqual(['87', '−4', '0']);
});

test('a patched difference of half the way is in the middle of the line', () => {
  const line = differenceLine(grid, 0);
  expect(line.patched).toBeCloseTo((line.clean + line.corrupted) / 2, 9);
  expect(line.zero).toBe(line.patched);
  expect(line.clean).toBeGreaterThan(line.corrupted);
  expect(differenceLine(grid, undefined).patched).toBeUndefined();
});
