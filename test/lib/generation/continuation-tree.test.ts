import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ContinuationTree,
  compareBranches,
  createTree,
  EMPTY_TREE,
  follow,
  goTo,
  idsTo,
  leaves,
  logProbabilityTo,
  nodeAt,
  openChoices,
  packTree,
  pathTo,
  takeToken,
  unpackTree,
  withData,
  withoutScores,
} from '@/lib/generation/continuation-tree';
import type { NextTokenDistribution } from '@/lib/generation/next-token-distribution';

const score = { logProbability: -1, rank: 2 };
const grown = follow(createTree([5, 6, 7]), [5, 8]);

/** A distribution that names these tokens. */
const likely = (...ids: number[]): NextTokenDistribution => ({
  settings: { temperature: 1 },
  candidates: ids.map((id, rank) => ({ id, rank, probability: 0.1, modelProbability: 0.1 })),
  rest: 0,
  restCount: 0,
  kept: ids.length,
  standing: undefined,
});

/** Takes a token of ln p = -id / 10, after which 1, 2 and 3 are likely. */
const take = (tree: ContinuationTree, id: number, from = tree.at) =>
  takeToken(tree, from, id, {
    score: { logProbability: -id / 10, rank: 0 },
    next: likely(1, 2, 3),
  });

const root = withData(EMPTY_TREE, new Map([[0, { next: likely(1, 2, 3) }]]));
const twoBranches = () => take(take(take(take(take(root, 1), 2), 3), 3, 1), 5);

test('texts that begin alike share their beginning', () => {
  expect(grown.nodes).toHaveLength(5);
  expect(idsTo(grown, grown.at)).toEqual([5, 8]);
  expect(leaves(grown).map((leaf) => idsTo(grown, leaf))).toEqual([
    [5, 6, 7],
    [5, 8],
  ]);
});

test('a token that is taken is the new end of the text', () => {
  const tree = take(take(root, 7), 4);
  expect(idsTo(tree, tree.at)).toEqual([7, 4]);
  expect(pathTo(tree, tree.at)).toEqual([1, 2]);
  expect(pathTo(tree, 0)).toEqual([]);
});

test('a token that was taken before is gone to, and learns what it lacked', () => {
  const again = takeToken(grown, 0, 5, { score });
  expect(again.nodes).toHaveLength(5);
  expect(again.at).toBe(1);
  expect(nodeAt(again, 1).score).toBe(score);
  expect(nodeAt(grown, 1).score).toBeUndefined();
  expect(nodeAt(takeToken(again, 0, 5, { score: { ...score, rank: 9 } }), 1).score).toBe(score);
});

test('what is not taken stays open, also after a branch has grown beside it', () => {
  const tree = twoBranches();
  expect(openChoices(tree, 0).map(({ id }) => id)).toEqual([2, 3]);
  expect(openChoices(tree, 1).map(({ id }) => id)).toEqual([1]);
  expect(leaves(tree)).toEqual([3, 5]);
});

test('going back forgets nothing', () => {
  const tree = twoBranches();
  expect(goTo(tree, 0).at).toBe(0);
  expect(goTo(tree, 0).nodes).toBe(tree.nodes);
});

test('two branches are compared from where they part, over the tokens that both have', () => {
  const { fork, one, other } = compareBranches(take(twoBranches(), 9), 3, 6);
  expect(fork).toBe(1);
  expect(one.ids).toEqual([2, 3]);
  expect(other.ids).toEqual([3, 5]);
  expect(one.logProbability).toBeCloseTo(-0.5, 10);
  expect(other.logProbability).toBeCloseTo(-0.8, 10);
});

test('a branch compared with its own beginning has nothing to compare', () => {
  const { one, other, fork } = compareBranches(twoBranches(), 1, 3);
  expect([one.ids, other.ids, fork]).toEqual([[], [], 1]);
});

test('a text of unread tokens has no log-probability', () => {
  expect(logProbabilityTo(twoBranches(), 3)).toBeCloseTo(-0.6, 10);
  expect(logProbabilityTo(grown, grown.at)).toBeUndefined();
  expect(logProbabilityTo(withoutScores(twoBranches()), 3)).toBeUndefined();
});

test('scores go to their nodes', () => {
  const scored = withData(grown, new Map([[2, { score }]]));
  expect(scored.nodes.map((node) => node.score !== undefined)).toEqual([
    false,
    false,
    true,
    false,
    false,
  ]);
});

test('an index that names no node is refused', () => {
  expect(() => goTo(root, 4)).toThrow(RangeError);
  expect(() => nodeAt(root, -1)).toThrow(RangeError);
});

test('a text of 100,000 tokens is neither a deep recursion nor slow', () => {
  const long = createTree(Array.from({ length: 100_000 }, (_, i) => i % 50));
  expect(pathTo(long, long.at)).toHaveLength(100_000);
  expect(leaves(long)).toEqual([100_000]);
});

test('any history of choices and returns leaves a tree: one way to each node, nothing lost', () => {
  const moves = fc.array(fc.oneof(fc.record({ id: fc.nat(3) }), fc.record({ to: fc.nat(30) })), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(moves, (history) => {
      let tree = root;
      const texts = new Set(['']);
      for (const move of history) {
        tree = 'id' in move ? take(tree, move.id) : goTo(tree, move.to % tree.nodes.length);
        texts.add(idsTo(tree, tree.at).join(' '));
      }
      expect(new Set(tree.nodes.map((_, index) => idsTo(tree, index).join(' ')))).toEqual(texts);
      for (const [index, node] of tree.nodes.entries()) {
        for (const child of node.children) expect(nodeAt(tree, child).parent).toBe(index);
      }
    }),
  );
});

test('following texts one by one is taking their tokens one by one', () => {
  const texts = fc.array(fc.array(fc.nat(3), { maxLength: 8 }), { maxLength: 6 });
  fc.assert(
    fc.property(texts, (all) => {
      let taken = EMPTY_TREE;
      for (const ids of all) {
        taken = goTo(taken, 0);
        for (const id of ids) taken = takeToken(taken, taken.at, id);
      }
      expect(all.reduce(follow, EMPTY_TREE)).toEqual(taken);
    }),
  );
});

test('what is packed comes back as it was', () => {
  const texts = fc.array(fc.array(fc.nat(3), { maxLength: 8 }), { maxLength: 6 });
  fc.assert(
    fc.property(texts, (all) => {
      const tree = takeToken(all.reduce(follow, EMPTY_TREE), 0, 9, { taken: true });
      expect(unpackTree(JSON.parse(JSON.stringify(packTree(tree))))).toEqual(tree);
    }),
  );
});

test.each([
  { parents: [0], ids: [], taken: [], at: 0 },
  { parents: [1], ids: [3], taken: [], at: 0 },
  { parents: [-1], ids: [3], taken: [], at: 0 },
  { parents: [0], ids: [3], taken: [], at: 2 },
])('what is no tree is not unpacked: %j', (packed) => {
  expect(unpackTree(packed)).toBeUndefined();
});
