import { expect, test } from 'vitest';
import { alibiCells, rotaryPair } from '@/components/widgets/relative-positions/marks';

const score = ({ query, key }: ReturnType<typeof rotaryPair>) =>
  query.tip.x * key.tip.x + query.tip.y * key.tip.y;

test('two turned vectors compare the same at the same distance, wherever they are', () => {
  for (const distance of [0, 1, 3, 8]) {
    const scores = [0, 4, 30].map((key) => score(rotaryPair(key + distance, key, 1)));
    expect(scores[1]).toBeCloseTo(scores[0] ?? 9, 9);
    expect(scores[2]).toBeCloseTo(scores[0] ?? 9, 9);
  }
  expect(score(rotaryPair(1, 0, 1))).not.toBeCloseTo(score(rotaryPair(3, 0, 1)), 1);
});

test('a vector keeps its length when it is turned', () => {
  const { query, key } = rotaryPair(7, 4, 50);
  expect(Math.hypot(query.tip.x, query.tip.y)).toBeCloseTo(50, 9);
  expect(Math.hypot(key.tip.x, key.tip.y)).toBeCloseTo(50, 9);
});

test('ALiBi takes half a point for each place back, and says nothing of what the mask forbids', () => {
  const rows = [0, 1, 2].map((query) =>
    alibiCells(3, 0.5)
      .filter((cell) => cell.query === query)
      .map(({ added }) => added),
  );
  expect(rows).toEqual([
    [0, undefined, undefined],
    [-0.5, 0, undefined],
    [-1, -0.5, 0],
  ]);
});
