import { expect, test } from 'vitest';
import { softmax } from '@/lib/maths/softmax';
import { nextToken } from '@/lib/trace/next-token';

const logits = Float32Array.of(1, 4, 2, 0, 3);

test('candidates come likeliest first, and all probabilities add up to 1', () => {
  const { candidates, rest, restCount } = nextToken(logits, 0.7, 3);
  expect(candidates.map((c) => c.id)).toEqual([1, 4, 2]);
  expect(candidates.map((c) => c.rank)).toEqual([0, 1, 2]);
  expect(restCount).toBe(2);
  const sum = candidates.reduce((total, c) => total + c.probability, rest);
  expect(sum).toBeCloseTo(1, 12);
});

test('each candidate tells its probability at the temperature, and the model’s own', () => {
  const [first] = nextToken(logits, 0.5, 1).candidates;
  expect(first?.probability).toBe(softmax(logits, 0.5)[1]);
  expect(first?.modelProbability).toBe(softmax(logits, 1)[1]);
});

test('with more places than tokens there is no rest', () => {
  const { rest, restCount } = nextToken(logits, 1, 10);
  expect(restCount).toBe(0);
  expect(rest).toBeCloseTo(0, 12);
});
