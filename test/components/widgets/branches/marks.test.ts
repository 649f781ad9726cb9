import { expect, test } from 'vitest';
import { branchMarks } from '@/components/widgets/branches/marks';
import { createTree, EMPTY_TREE, follow, withData } from '@/lib/generation/continuation-tree';

const two = follow(createTree([5, 6, 7, 9]), [5, 8]);

test('each text is a row, from where it parts from those above it', () => {
  const [first, second] = branchMarks(two);
  expect(first).toMatchObject({ from: 0, to: 4, x1: 0, x2: 1, parent: undefined });
  expect(second).toMatchObject({ from: 1, to: 2, x1: 0.25, x2: 0.5, parent: 0, ids: [8] });
});

test('the text in view is followed over the lines that it runs on', () => {
  const [first, second] = branchMarks(two);
  expect(first).toMatchObject({ here: false, way: 0.25 });
  expect(second).toMatchObject({ here: true, way: 0.5 });
  const [back] = branchMarks({ ...two, at: 2 });
  expect(back).toMatchObject({ here: true, way: 0.5 });
});

test('a row tells its mean surprise once all of it is read', () => {
  const score = { logProbability: -2 * Math.LN2, rank: 1 };
  const [first, second] = branchMarks(withData(two, new Map([[5, { score }]])));
  expect(first?.bits).toBeUndefined();
  expect(second?.bits).toBeCloseTo(2);
});

test('nothing written is one row without a line', () => {
  expect(branchMarks(EMPTY_TREE)).toMatchObject([{ tip: 0, from: 0, to: 0, here: true }]);
});
