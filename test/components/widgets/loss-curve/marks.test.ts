import { expect, test } from 'vitest';
import { lossMarks, tokensText } from '@/components/widgets/loss-curve/marks';

const curve = { tokens: [1e4, 1e5, 1e6, 1e7], loss: [8, 6, 5, 4] };
const draw = (stages: readonly number[], vocabulary = 1000) =>
  lossMarks(curve, stages, vocabulary, 300, 100);

test('ten times as many tokens are the same step to the right', () => {
  const { stages, x } = draw([1e4, 1e5, 1e6, 1e7]);
  expect(stages.map((stage) => stage.x)).toEqual([0, 100, 200, 300]);
  expect(x.map(({ text }) => text)).toEqual([
    '10 thousand',
    '100 thousand',
    '1 million',
    '10 million',
  ]);
});

test('a stage lies on the curve, at the loss that was measured nearest to it', () => {
  const { stages } = draw([1.1e6]);
  expect(stages[0]?.loss).toBe(5);
  expect(stages[0]?.y).toBe(draw([1e6]).stages[0]?.y);
});

test('before the first token a stage stands at the axis, where the curve begins', () => {
  expect(draw([0]).stages[0]).toMatchObject({ x: 0, loss: 8 });
});

test('a lower loss is lower down, and the blind guess is ln V', () => {
  const { stages, blind, y } = draw([1e4, 1e7], Math.round(Math.exp(8)));
  expect(stages[1]?.y).toBeGreaterThan(stages[0]?.y ?? 0);
  expect(blind).toBeCloseTo(stages[0]?.y ?? Number.NaN, 0);
  expect(y.length).toBeGreaterThan(2);
});

test.each([
  [16_384, '16 thousand'],
  [1_500_000, '1.5 million'],
  [1e9, '1 billion'],
  [12, '12'],
])('%i tokens are %s', (count, text) => {
  expect(tokensText(count)).toBe(text);
});
