import { expect, test } from 'vitest';
import { enoughFor, farthestHelp, neededMarks } from '@/components/widgets/needed-text/marks';

/** Five tokens: from the last one or two 7 is the likeliest, from three on 9. */
const answer = {
  moved: Float32Array.from([0.75, 0.5, 0.4375, 0.375, 0]),
  topIds: Int32Array.from([7, 7, 9, 9, 9]),
  topProbabilities: Float32Array.from([0.25, 0.5, 0.75, 0.875, 1]),
};

test('the first token of the text is on top, and there the whole text is read', () => {
  const { rows } = neededMarks(answer, 100, 20);
  expect(rows.map(({ read }) => read)).toEqual([5, 4, 3, 2, 1]);
  expect(rows.map(({ x }) => x)).toEqual([0, 37.5, 43.75, 50, 75]);
  expect(rows.map(({ y }) => y)).toEqual([10, 30, 50, 70, 90]);
  expect(rows[0]).toMatchObject({ position: 0, moved: 0, topId: 9, probability: 1 });
});

test('named are both ends, a token that brings a tenth, and one that makes another the likeliest', () => {
  const { rows } = neededMarks(answer, 100, 20);
  expect(rows.map(({ isNamed }) => isNamed)).toEqual([true, false, true, true, true]);
});

test('the line goes from the last token upwards', () => {
  expect(neededMarks(answer, 100, 20).path).toBe('M75,90L50,70L43.75,50L37.5,30L0,10');
});

test('a text of one token has one row, at nothing elsewhere', () => {
  const one = {
    moved: Float32Array.of(0),
    topIds: Int32Array.of(7),
    topProbabilities: Float32Array.of(0.5),
  };
  expect(neededMarks(one, 100, 20).rows).toMatchObject([{ read: 1, x: 0, isNamed: true }]);
  expect(enoughFor(one.moved, 0.1)).toBe(1);
});

test('enough is what stays close when more is read, too', () => {
  expect(enoughFor([0.5, 0.05, 0.3, 0.1, 0], 0.1)).toBe(4);
  expect(enoughFor([0.05, 0.1, 0], 0.1)).toBe(1);
  expect(enoughFor([0.5, 0.4, 0], 0.1)).toBe(3);
});

test('of the tokens further back, the one that brings most is found', () => {
  expect(farthestHelp([0.9, 0.5, 0.4, 0.1, 0], 2)).toBe(4);
  expect(farthestHelp([0.9, 0.1, 0.2, 0.3], 2)).toBeUndefined();
  expect(farthestHelp([0.9, 0], 5)).toBeUndefined();
});
