import { expect, test } from 'vitest';
import { stretchesOf } from '@/lib/lab/words';

const tokens = (count: number) =>
  Array.from({ length: count }, (_, id) => ({
    id,
    bytes: new TextEncoder().encode(` w${id}`),
    special: false,
  }));

test('one token more makes one stretch anew, and leaves the others as they were', () => {
  const before = stretchesOf([], tokens(100), []);
  const after = stretchesOf(before, tokens(101), []);
  expect(after.flat().map(({ place }) => place)).toEqual(tokens(101).map(({ id }) => id));
  expect(after.map((stretch, i) => stretch === before[i])).toEqual([true, true, false]);
});

test('a score that comes later is seen, and only where it is', () => {
  const before = stretchesOf([], tokens(100), []);
  const scores = [undefined, { logProbability: -1, rank: 3 }];
  const after = stretchesOf(before, tokens(100), scores);
  expect(after.map((stretch, i) => stretch === before[i])).toEqual([false, true, true]);
  expect(after[0]?.[1]?.score?.rank).toBe(3);
});

test('nothing has no stretch', () => {
  expect(stretchesOf([], [], [])).toEqual([]);
});
