import { expect, test } from 'vitest';
import { colourAt, level, weightMarks } from '@/components/widgets/attention-map/marks';
import { weightsOn } from '../../../fixtures/traces';

const words = ['Once', ' upon', ' a', ' unbelievably'];
const marks = weightMarks(weightsOn(words), 400);

test('T tokens have T(T+1)/2 cells, none of them right of the diagonal', () => {
  expect(marks.cells).toHaveLength(10);
  for (const { query, key } of marks.cells) expect(key).toBeLessThanOrEqual(query);
});

test('a row’s weights are the head’s, and add up to 1', () => {
  const row = marks.cells.filter((cell) => cell.query === 3).map((cell) => cell.weight);
  expect(row.map((weight) => weight * 10)).toEqual([1, 2, 3, 4].map((n) => expect.closeTo(n, 5)));
});

test('a cell stands in its query’s row and its key’s column, inside the grid', () => {
  for (const { query, key, x, y } of marks.cells) {
    expect(Math.abs(y + marks.cell / 2 - (marks.labels[query]?.at ?? -1))).toBeLessThan(1e-9);
    expect(Math.abs(x + marks.cell / 2 - (marks.labels[key]?.at ?? -1))).toBeLessThan(1e-9);
    expect(x + marks.cell).toBeLessThanOrEqual(400.001);
  }
});

test('long tokens are cut in the label only', () => {
  expect(marks.labels.map((label) => label.text)).toEqual(['Once', '·upon', '·a', '·unbelie…']);
});

test('every row but the last has a forbidden stretch, from its diagonal to the right edge', () => {
  expect(marks.forbidden.match(/Z/g)).toHaveLength(3);
  expect(marks.forbidden.match(/H400/g)).toHaveLength(3);
  expect(weightMarks(weightsOn(['a']), 400).forbidden).toBe('');
});

test('the scale runs over nine colours, and grows with the weight', () => {
  expect([0, 0.25, 1].map((weight) => level(weight))).toEqual([0, 4, 8]);
  expect(colourAt(0)).toBe('color-mix(in oklab, var(--attention-1) 0%, var(--attention-0))');
  expect(colourAt(8)).toBe('color-mix(in oklab, var(--attention-8) 100%, var(--attention-7))');
});
