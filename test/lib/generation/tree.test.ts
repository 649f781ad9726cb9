import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Candidate } from '@/lib/generation/candidates';
import {
  compare,
  ends,
  idsTo,
  nodeAt,
  openChoices,
  pathTo,
  plant,
  type Tree,
  treeReducer,
} from '@/lib/generation/tree';

const likely = (...ids: number[]): Candidate[] =>
  ids.map((id, rank) => ({ id, logProbability: -1 - rank }));

const take = (tree: Tree, id: number, from = tree.at) =>
  treeReducer(tree, {
    type: 'take',
    from,
    id,
    logProbability: -id / 10,
    candidates: likely(1, 2, 3),
  });

const twoBranches = () => {
  const first = take(take(take(plant(likely(1, 2, 3)), 1), 2), 3);
  return take(take(first, 3, 1), 5);
};

test('a token that is taken joins the way, and the reader stands on it', () => {
  const tree = take(take(plant(likely(7, 8)), 7), 4);
  expect(idsTo(tree, tree.at)).toEqual([7, 4]);
  expect(pathTo(tree, tree.at)).toEqual([0, 1, 2]);
});

test('what is not taken stays open, also after a branch has grown beside it', () => {
  const tree = twoBranches();
  expect(openChoices(tree, 0).map(({ id }) => id)).toEqual([2, 3]);
  expect(openChoices(tree, 1).map(({ id }) => id)).toEqual([1]);
  expect(ends(tree)).toEqual([3, 5]);
});

test('a token taken twice at one place is one branch', () => {
  const once = take(plant(likely(1, 2)), 1);
  const twice = take(once, 1, 0);
  expect(twice.nodes).toHaveLength(2);
  expect(twice.at).toBe(1);
});

test('going back forgets nothing', () => {
  const tree = twoBranches();
  const back = treeReducer(tree, { type: 'go', to: 0 });
  expect(back.at).toBe(0);
  expect(back.nodes).toBe(tree.nodes);
});

test('two branches are compared from where they part, over the tokens that both have', () => {
  const tree = take(twoBranches(), 9);
  const { fork, one, other } = compare(tree, 3, 6);
  expect(fork).toBe(1);
  expect(one.ids).toEqual([2, 3]);
  expect(other.ids).toEqual([3, 5]);
  expect(one.logProbability).toBeCloseTo(-0.5, 10);
  expect(other.logProbability).toBeCloseTo(-0.8, 10);
});

test('a branch compared with its own beginning has nothing to compare', () => {
  const { one, other, fork } = compare(twoBranches(), 1, 3);
  expect([one.ids, other.ids, fork]).toEqual([[], [], 1]);
});

test('an index that names no node is refused', () => {
  const tree = plant(likely(1));
  expect(() => treeReducer(tree, { type: 'go', to: 4 })).toThrow(RangeError);
  expect(() => treeReducer(tree, { type: 'pin', node: 4 })).toThrow(RangeError);
  expect(() => nodeAt(tree, -1)).toThrow(RangeError);
});

test('any history of choices and returns leaves a tree: one way to each node, nothing lost', () => {
  const moves = fc.array(fc.oneof(fc.record({ id: fc.nat(3) }), fc.record({ to: fc.nat(30) })), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(moves, (history) => {
      let tree = plant(likely(0, 1, 2, 3));
      const texts = new Set(['']);
      for (const move of history) {
        if ('id' in move) tree = take(tree, move.id);
        else tree = treeReducer(tree, { type: 'go', to: move.to % tree.nodes.length });
        texts.add(idsTo(tree, tree.at).join(' '));
      }
      expect(new Set(tree.nodes.map((_, index) => idsTo(tree, index).join(' ')))).toEqual(texts);
      for (const [index, node] of tree.nodes.entries()) {
        for (const child of node.children) expect(nodeAt(tree, child).parent).toBe(index);
      }
    }),
  );
});
