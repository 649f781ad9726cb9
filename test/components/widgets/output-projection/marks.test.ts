import { expect, test } from 'vitest';
import { RECORDED_ATTENTION } from '@/components/chapters/masked-attention/recorded';
import {
  printed,
  projectionMarks,
  projectionSentence,
} from '@/components/widgets/output-projection/marks';
import type { OutputProjection } from '@/lib/heads/projection';

/** Two heads of two numbers, a stream of four. Head 2 is followed, to the third place. */
const answer: OutputProjection = {
  ids: [7, 8],
  layer: 0,
  head: 1,
  position: 1,
  outputs: Float32Array.of(1, 0, 2, -1),
  written: Float32Array.of(0, 1, 2, 0, 0, 0, -1, 4),
  bias: Float32Array.of(0, 0, 0.5, 0),
  before: Float32Array.of(0, 0, 10, 0),
  after: Float32Array.of(0, 1, 11.5, 4),
  own: [2, -1],
  places: [
    { place: 2, weights: [0.25, 1.5], written: [2, -1], bias: 0.5, before: 10, after: 11.5 },
  ],
};

test('the rows of the sum are the heads, the bias, what they add, and the stream before and after', () => {
  const { rows, heads, depth, width } = projectionMarks(answer, 2);
  expect([heads, depth, width]).toEqual([2, 2, 4]);
  expect(rows.map(({ kind, value }) => [kind, value])).toEqual([
    ['head', 2],
    ['head', -1],
    ['bias', 0.5],
    ['added', 1.5],
    ['before', 10],
    ['after', 11.5],
  ]);
});

test('bars go up for numbers above 0, and a full bar is the largest of the heads', () => {
  const { rows, sideBySide } = projectionMarks(answer, 2);
  expect(sideBySide).toBe('M0 0V-25h1V0h1V-50h1V25h1V0z');
  expect(rows[1]?.output).toBe('M0 0V-50h1V25h1V0z');
  expect(rows[1]?.bars).toBe('M0 0V0h1V0h1V13h1V-50h1V0z');
  expect(rows.find(({ kind }) => kind === 'added')?.reach).toBe(1);
});

test('each number of the followed head is multiplied by its weight, and the products add up', () => {
  const { products } = projectionMarks(answer, 2);
  expect(products).toEqual([
    { number: 2, weight: 0.25, product: 0.5 },
    { number: -1, weight: 1.5, product: -1.5 },
  ]);
});

test('what rounding leaves has a row of its own, where it can be seen', () => {
  const [place] = answer.places;
  const rounded = { ...answer, places: [{ ...(place as typeof place & object), after: 11.75 }] };
  const { rows } = projectionMarks(rounded, 2);
  expect(rows.find(({ kind }) => kind === 'rounding')?.value).toBe(0.25);
});

test('a place that the answer does not hold is refused', () => {
  expect(() => projectionMarks(answer, 1)).toThrow(RangeError);
});

test('the sentence follows one number to its row of the matrix and into the stream', () => {
  expect(projectionSentence(answer, 2, 1)).toBe(
    'Number 2 of head 2 meets row 4 of the matrix. At place 3 of 4: −1.00000 × 1.50000 = −1.50000, a part of the head’s −1.00000. All heads and the bias move this place from 10.00000 to 11.50000.',
  );
});

test('the recorded numbers, as they are printed, add up within 0.0001', () => {
  const recorded = RECORDED_ATTENTION.projection.answer;
  const [{ place } = { place: 0 }] = recorded.places;
  const { rows, products } = projectionMarks(recorded, place);
  const told = (value: number) => Number(printed(value).replace('−', '-'));
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + told(b), 0);
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ value }) => value);
  const [before = 0, after = 0, added = 0] = ['before', 'after', 'added'].map((k) => sum(of(k)));
  expect(Math.abs(sum([...of('head'), ...of('bias')]) - added)).toBeLessThan(1e-4);
  expect(Math.abs(before + added - after)).toBeLessThan(1e-4);
  const followed = of('head')[recorded.head] ?? 0;
  expect(Math.abs(sum(products.map(({ product }) => product)) - told(followed))).toBeLessThan(1e-4);
});
