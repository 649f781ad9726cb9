import { expect, test } from 'vitest';
import { tokenSpans } from '@/lib/lab/token-spans';

const tokens = (count: number) =>
  Array.from({ length: count }, (_, id) => ({
    id,
    bytes: new TextEncoder().encode(` w${id}`),
    special: false,
  }));

test('one token more makes one span anew, and leaves the others as they were', () => {
  const before = tokenSpans([], tokens(100), []);
  const after = tokenSpans(before, tokens(101), []);
  expect(after.flat().map(({ place }) => place)).toEqual(tokens(101).map(({ id }) => id));
  expect(after.map((span, i) => span === before[i])).toEqual([true, true, false]);
});

test('a score that comes later is seen, and only where it is', () => {
  const before = tokenSpans([], tokens(100), []);
  const scores = [undefined, { logProbability: -1, rank: 3 }];
  const after = tokenSpans(before, tokens(100), scores);
  expect(after.map((span, i) => span === before[i])).toEqual([false, true, true]);
  expect(after[0]?.[1]?.score?.rank).toBe(3);
});

test('nothing has no span', () => {
  expect(tokenSpans([], [], [])).toEqual([]);
});
