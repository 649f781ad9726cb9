import { expect, test } from 'vitest';
import { stripMarks } from '@/components/widgets/embedding-strips/marks';

const marks = stripMarks(Float32Array.of(1, -2, 0), Float32Array.of(2, 1, 4));

test('both rows share a scale that their largest value fills', () => {
  expect(marks.largest).toBe(4);
  expect(marks.first.up).toBe('M0 0h.8v-0.25h-.8z');
  expect(marks.first.down).toBe('M1 0h.8v0.50h-.8z');
  expect(marks.second.up).toContain('v-1.00');
});

test('the products are the values multiplied place by place, on a scale of their own', () => {
  expect([...marks.products.values]).toEqual([2, -2, 0]);
  expect(marks.largestProduct).toBe(2);
});

test('a strip knows how far down its bars go', () => {
  expect([marks.first.depth, marks.second.depth, marks.products.depth]).toEqual([0.5, 0, 1]);
});

test('a zero has no bar', () => {
  expect(marks.first.up + marks.first.down).not.toContain('M2 ');
});

test('the cosine is the sum of the products over both lengths', () => {
  expect(marks.cosine).toBeCloseTo(0, 12);
  expect(marks.angle).toBeCloseTo(90, 9);
  const same = Float32Array.of(3, 4);
  expect(
    stripMarks(
      same,
      same.map((x) => 2 * x),
    ).angle,
  ).toBeCloseTo(0, 4);
});

test('rows of zeros are drawn as lines without bars', () => {
  const nothing = stripMarks(new Float32Array(3), new Float32Array(3));
  expect(nothing.first.up + nothing.products.down).toBe('');
  expect(nothing.cosine).toBe(0);
});
