import { expect, test } from 'vitest';
import { headList, shareBars } from '@/components/widgets/repeated-text/marks';
import type { RepeatedText } from '@/lib/engine/tasks/repeated-text';

const answer: RepeatedText = {
  ids: [1, 2, 1],
  targetId: 2,
  earlier: 1,
  alone: 0.01,
  repeated: 0.9,
  effects: Float32Array.of(0, -2),
  carriers: [[0, 1]],
  withoutCarriers: { mean: 0.1, zero: 0.2 },
  others: [[0, 0]],
  withoutOthers: { mean: 0.8, zero: 0.7 },
  attention: [new Float32Array(9)],
};

test('heads are named by layer, the highest first, counted from 1', () => {
  expect(headList([[5, 3]])).toBe('layer 6, head 4');
  expect(
    headList([
      [3, 2],
      [5, 4],
      [5, 3],
      [5, 0],
    ]),
  ).toBe('layer 6, heads 1, 4 and 5; layer 4, head 3');
});

test('the bars tell the word alone, repeated, and without heads by what takes their place', () => {
  const bars = shareBars(answer, ' Anna has', 'zero');
  expect(bars.map(({ probability }) => probability)).toEqual([0.01, 0.9, 0.2, 0.7]);
  expect(bars.map(({ label }) => label)).toEqual([
    'after “Anna has” alone',
    'after the whole text',
    'without layer 1, head 2',
    'without layer 1, head 1 instead',
  ]);
  expect(shareBars(answer, 'x', 'mean')[2]?.probability).toBe(0.1);
});

test('where no head does much, there are no bars for heads', () => {
  const none = { ...answer, carriers: [], others: [] };
  expect(shareBars(none, 'x', 'mean')).toHaveLength(2);
});
