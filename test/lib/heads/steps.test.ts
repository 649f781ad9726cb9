import { expect, test } from 'vitest';
import { type HeadSteps, middlePosition, withoutScaling } from '@/lib/heads/steps';

const steps: HeadSteps = {
  length: 3,
  position: 1,
  query: Float32Array.of(2, 0, 0, 0),
  keys: [Float32Array.of(0, 0, 0, 0), Float32Array.of(1, 0, 0, 0), Float32Array.of(9, 0, 0, 0)],
  products: [0, 2, 18],
  scores: [0, 1, 9],
  weights: [0.27, 0.73, undefined],
  values: [Float32Array.of(1, 0), Float32Array.of(0, 1), Float32Array.of(5, 5)],
  output: Float64Array.of(0.27, 0.73),
};

test('without the division the scores are the products, and one weight takes more of the whole', () => {
  const { scores, weights, output } = withoutScaling(steps);
  expect(scores).toEqual([0, 2, 18]);
  const large = Math.exp(2) / (1 + Math.exp(2));
  expect(weights[0]).toBeCloseTo(1 - large, 12);
  expect(weights[1]).toBeCloseTo(large, 12);
  expect(weights[2]).toBeUndefined();
  expect(output[1]).toBeCloseTo(large, 12);
});

test('the position that is looked at first has tokens before it and after it', () => {
  expect([2, 5, 8, 12].map(middlePosition)).toEqual([1, 2, 4, 7]);
  expect(middlePosition(1)).toBe(0);
});
