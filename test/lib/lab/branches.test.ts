import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Branches,
  branchingAt,
  follow,
  packBranches,
  SPROUT,
  takeAfter,
  tipsOf,
  unpackBranches,
  wayTo,
  withScores,
  writtenTo,
} from '@/lib/lab/branches';

const score = { logProbability: -1, rank: 2 };
const grown = follow(follow(SPROUT, [5, 6, 7]), [5, 8]);

test('texts that begin alike share their beginning', () => {
  expect(grown.nodes).toHaveLength(5);
  expect(writtenTo(grown, grown.at)).toEqual([5, 8]);
  expect(tipsOf(grown).map((tip) => writtenTo(grown, tip))).toEqual([
    [5, 6, 7],
    [5, 8],
  ]);
});

test('a token that was taken before is walked to, and scored if it was not', () => {
  const again = takeAfter(grown, 0, 5, score);
  expect(again.nodes).toHaveLength(5);
  expect(again.at).toBe(1);
  expect(branchingAt(again, 1).score).toBe(score);
  expect(branchingAt(grown, 1).score).toBeUndefined();
});

test('scores go to the nodes they are of', () => {
  const scored = withScores(grown, new Map([[2, score]]));
  expect(scored.nodes.map((node) => node.score)).toEqual([
    undefined,
    undefined,
    score,
    undefined,
    undefined,
  ]);
});

test('a long text is no deep recursion', () => {
  const long = follow(
    SPROUT,
    Array.from({ length: 3_000 }, (_, i) => i % 50),
  );
  expect(wayTo(long, long.at)).toHaveLength(3_000);
  expect(tipsOf(long)).toEqual([3_000]);
}, 60_000);

test('what is packed comes back as it was', () => {
  const texts = fc.array(fc.array(fc.nat(3), { maxLength: 8 }), { maxLength: 6 });
  fc.assert(
    fc.property(texts, (all) => {
      const tree = takeAfter(all.reduce<Branches>(follow, SPROUT), 0, 9, undefined, true);
      expect(unpackBranches(JSON.parse(JSON.stringify(packBranches(tree))))).toEqual(tree);
    }),
  );
});

test.each([
  { parents: [0], ids: [], taken: [], at: 0 },
  { parents: [1], ids: [3], taken: [], at: 0 },
  { parents: [-1], ids: [3], taken: [], at: 0 },
  { parents: [0], ids: [3], taken: [], at: 2 },
])('what is no tree is not unpacked: %j', (packed) => {
  expect(unpackBranches(packed)).toBeUndefined();
});
