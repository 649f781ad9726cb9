import { expect, test } from 'vitest';
import { alternate, impliedRatio, ratioOf } from '@/scripts/bench/statistics';

test('the ratio is taken within each round, and a slow round does not move it', () => {
  const ratio = ratioOf({ ours: [2, 20, 4], others: [4, 40, 8] });
  expect(ratio).toEqual({ median: 2, lower: 2, upper: 2, count: 3 });
});

test('the spread of ratios is that of the rounds', () => {
  const ratio = ratioOf({ ours: [1, 1, 1, 1, 1], others: [1, 2, 3, 4, 5] });
  expect(ratio).toEqual({ median: 3, lower: 2, upper: 4, count: 5 });
});

test('a round with one side only is refused', () => {
  expect(() => ratioOf({ ours: [1, 2], others: [1] })).toThrow(RangeError);
});

test('the two sides take turns at being first, and rounds keep their order', async () => {
  const calls: string[] = [];
  const side = (name: string) => async (round: number) => {
    calls.push(`${name}${round}`);
    return round;
  };
  const rounds = await alternate(3, side('a'), side('b'));
  expect(calls).toEqual(['a0', 'b0', 'b1', 'a1', 'a2', 'b2']);
  expect(rounds).toEqual({ ours: [0, 1, 2], others: [0, 1, 2] });
});

test('what attention’s arithmetic implies is counted in multiplications', () => {
  // 12 · 4 · 3 + 10 · 2 = 164 in any case; 2 · 2 · 3 = 12 for each token seen.
  const shape = { layers: 3, width: 2, vocabulary: 10 };
  expect(impliedRatio(shape, 0, 9)).toBeCloseTo((164 + 120) / (164 + 12));
});
