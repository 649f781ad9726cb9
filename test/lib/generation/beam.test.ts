import { expect, test } from 'vitest';
import { likeliestWays } from '@/lib/generation/beam';
import { EMPTY_TREE, takeToken, withData } from '@/lib/generation/continuation-tree';
import type { NextTokenDistribution } from '@/lib/generation/next-token-distribution';

const next = (shares: readonly (readonly [number, number])[]): NextTokenDistribution => ({
  settings: { temperature: 0 },
  candidates: shares.map(([id, share], rank) => ({
    ...{ id, rank, probability: share, modelProbability: share },
  })),
  ...{ rest: 0, restCount: 0, kept: 1, standing: undefined },
});
const score = (share: number) => ({ logProbability: Math.log(share), rank: 0 });

test('a poor first token that is sure of the next one overtakes the likeliest', () => {
  let tree = withData(
    EMPTY_TREE,
    new Map([
      [
        0,
        {
          next: next([
            [1, 0.5],
            [2, 0.4],
          ]),
        },
      ],
    ]),
  );
  tree = takeToken(tree, 0, 1, {
    score: score(0.5),
    next: next([
      [3, 0.3],
      [4, 0.3],
    ]),
  });
  tree = takeToken(tree, 0, 2, {
    score: score(0.4),
    next: next([
      [5, 0.9],
      [6, 0.1],
    ]),
  });
  const ways = likeliestWays(tree, [1, 2], 3);
  expect(ways.map(({ from, id }) => [from, id])).toEqual([
    [2, 5],
    [1, 3],
    [1, 4],
  ]);
  expect(Math.exp(ways[0]?.logProbability ?? 0)).toBeCloseTo(0.36);
});

test('an end that has not been read has no way on', () => {
  expect(likeliestWays(EMPTY_TREE, [0], 4)).toEqual([]);
});
