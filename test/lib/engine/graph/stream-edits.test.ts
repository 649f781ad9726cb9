import { expect, test } from 'vitest';
import { streamFeeds } from '@/lib/engine/graph/stream-edits';

const shape = { layers: 2, heads: 2, width: 4, vocabulary: 9, context: 8 };

test('without a change nothing is fed', () => {
  expect(streamFeeds([], 3, shape)).toEqual({});
  expect(streamFeeds([[], []], 3, shape)).toEqual({});
});

test('a row of the stream is replaced at one place of one row of the batch', () => {
  const edit = { layer: 2, position: 1, vector: [1, 2, 3, 4] };
  const { residual_keep, residual_add, ...others } = streamFeeds([[], [edit]], 2, shape);
  expect(others).toEqual({});
  expect(residual_keep?.dims).toEqual([3, 2, 2, 1]);
  expect([...(residual_keep?.data ?? [])]).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
  expect(residual_add?.dims).toEqual([3, 2, 2, 4]);
  const add = [...(residual_add?.data ?? [])];
  expect(add.slice(-4)).toEqual([1, 2, 3, 4]);
  expect(add.slice(0, -4).every((x) => x === 0)).toBe(true);
});

test('vectors that are added leave what is there, and add up', () => {
  const edit = { layer: 0, vector: [1, 0, 0, 1], adds: true };
  const { residual_keep, residual_add } = streamFeeds([[edit, edit]], 2, shape);
  expect(residual_keep?.data).toEqual(new Float32Array(6).fill(1));
  expect([...(residual_add?.data ?? [])].slice(0, 8)).toEqual([2, 0, 0, 2, 2, 0, 0, 2]);
});

test('the output of a head is replaced, the later of two changes at one place', () => {
  const edits = [
    { layer: 1, head: 0, vector: [5, 6] },
    { layer: 1, head: 0, position: 0, vector: [7, 8] },
  ];
  const { head_keep, head_add, ...others } = streamFeeds([edits], 2, shape);
  expect(others).toEqual({});
  expect([head_keep?.dims, head_add?.dims]).toEqual([
    [2, 1, 2, 2, 1],
    [2, 1, 2, 2, 2],
  ]);
  expect([...(head_keep?.data ?? [])]).toEqual([1, 1, 1, 1, 0, 0, 1, 1]);
  expect([...(head_add?.data ?? [])].slice(8, 12)).toEqual([7, 8, 5, 6]);
});

test.each([
  { layer: 3, vector: [0, 0, 0, 0] },
  { layer: 2, head: 0, vector: [0, 0] },
  { layer: 0, head: 2, vector: [0, 0] },
  { layer: 0, position: 2, vector: [0, 0, 0, 0] },
  { layer: 0, position: -1, vector: [0, 0, 0, 0] },
  { layer: 0, vector: [0, 0] },
])('what the model does not have is refused: %j', (edit) => {
  expect(() => streamFeeds([[edit]], 2, shape)).toThrow(RangeError);
});
