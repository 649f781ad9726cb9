import { expect, test } from 'vitest';
import { barsPath, HALF, signed, stepMarks } from '@/components/widgets/query-key-value/marks';
import { stepSentence } from '@/components/widgets/query-key-value/sentence';
import { stepsOf } from './steps';

const labels = ['a', 'b', 'c'];
const steps = stepsOf();
const marks = stepMarks(steps, labels);

test('a vector is drawn with a bar for each of its numbers, up or down from the middle', () => {
  const path = barsPath([1, -2], 20, 3);
  expect(path.match(/M/g)).toHaveLength(2);
  expect(path).toContain('M0.00,0v-3');
  expect(path).toContain('M10.00,0v6');
});

test('the longest bar of all keys reaches the edge, and no other goes beyond', () => {
  const heights = marks.rows.flatMap(({ key }) =>
    [...key.matchAll(/v(-?[\d.]+)h/g)].map((found) => Math.abs(Number(found[1]))),
  );
  expect(Math.max(...heights)).toBeCloseTo(HALF, 2);
});

test('a token to the right is forbidden and has no share in the sum', () => {
  expect(marks.rows.map((row) => row.forbidden)).toEqual([false, false, true]);
  expect(marks.rows[2]?.weight).toBe(0);
  expect(marks.rows[2]?.share).not.toMatch(/v-?0*[1-9]/);
});

test('numbers have two decimals and a true minus', () => {
  expect([signed(-1.234), signed(-0.001), signed(2)]).toEqual(['−1.23', '0.00', '2.00']);
  expect(marks.rows[0]?.product).toBe('3.00');
});

test('each step tells its numbers, and the mask what it closes', () => {
  expect(stepSentence(steps, labels, 3, 0)).toContain('added up to 3.00');
  expect(stepSentence(steps, labels, 4, 0)).toBe('3.00 divided by √2 = 1.41 gives 2.12.');
  expect(stepSentence(steps, labels, 5, 2)).toContain('replaced by −∞');
  expect(stepSentence(steps, labels, 6, 2)).toContain('exactly 0');
  expect(stepSentence(steps, labels, 7, 0)).toMatch(/^0\.\d{4} × the value of “a”/);
});
