import { expect, test } from 'vitest';
import { GPT2_SIZES, sizeSquares } from '@/components/widgets/sizes/marks';

test('areas are in proportion to parameters', () => {
  const squares = sizeSquares(GPT2_SIZES, 300);
  const [first] = squares;
  for (const { side, parameters } of squares) {
    expect((side * side) / (first?.side ?? 0) ** 2).toBeCloseTo(
      parameters / (first?.parameters ?? 0),
      9,
    );
  }
  expect(squares.at(-1)?.side).toBe(300);
});

test('each square has its count in words', () => {
  expect(sizeSquares(GPT2_SIZES, 1).map(({ words }) => words)).toEqual([
    '124 million',
    '355 million',
    '774 million',
    '1,558 million',
  ]);
});
