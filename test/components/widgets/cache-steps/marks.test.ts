import { expect, test } from 'vitest';
import { stepGrid, timingMarks, tokensComputed } from '@/components/widgets/cache-steps/marks';

test.each([true, false])(
  'what the grid shows as computed is what is counted: cached %s',
  (cached) => {
    for (const [prompt, steps] of [
      [1, 0],
      [1, 5],
      [8, 8],
    ] as const) {
      const anew = stepGrid(prompt, steps, cached).cells.filter((cell) => cell.anew);
      expect(anew).toHaveLength(tokensComputed(prompt, steps, cached));
    }
  },
);

test('with the cache each token is computed once; without it, at each step again', () => {
  const columns = (cached: boolean) =>
    stepGrid(3, 2, cached)
      .cells.filter((cell) => cell.anew)
      .map(({ column }) => column);
  expect(columns(true)).toEqual([0, 1, 2, 3, 4]);
  expect(columns(false)).toEqual([0, 1, 2, 0, 1, 2, 3, 0, 1, 2, 3, 4]);
});

test('times are drawn in the box, the longer ones higher', () => {
  const timings = [
    { length: 9, reused: 5, anew: 20 },
    { length: 15, reused: 6, anew: 40 },
  ];
  const { series } = timingMarks(timings, 300, 100);
  const [anew, reused] = series;
  expect(anew?.points.map(([x]) => x)).toEqual([0, 300]);
  for (const [i, [, y]] of (anew?.points ?? []).entries()) {
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThan(reused?.points[i]?.[1] ?? 0);
  }
});

test('with nothing measured there are no ticks and no points', () => {
  const { series, x, y } = timingMarks([], 300, 100);
  expect([x, y, series.flatMap(({ points }) => points)]).toEqual([[], [], []]);
});
