import { expect, test } from 'vitest';
import { type CachedPass, PrefixCache } from '@/lib/engine/prefix-cache';

/** A pass of 4 kB. */
function passOf(...ids: number[]): CachedPass {
  return {
    ids,
    keys: [new Float32Array(256)],
    values: [new Float32Array(256)],
    attention: [new Float32Array(256)],
    logits: [new Float32Array(256)],
  };
}

test('a text is found as far as its passes are known', () => {
  const cache = new PrefixCache(1e6);
  const [first, second] = [passOf(1, 2), passOf(3)];
  cache.add([], first);
  cache.add([[1, 2]], second);
  expect(cache.lookup([[1, 2], [3], [4]])).toEqual([first, second]);
  expect(cache.lookup([[1], [2]])).toEqual([]);
});

test('branches live beside each other', () => {
  const cache = new PrefixCache(1e6);
  cache.add([], passOf(1));
  const [left, right] = [passOf(2), passOf(3)];
  cache.add([[1]], left);
  cache.add([[1]], right);
  expect(cache.lookup([[1], [2]]).at(-1)).toBe(left);
  expect(cache.lookup([[1], [3]]).at(-1)).toBe(right);
});

test('what was not asked for the longest goes first, and never the path in use', () => {
  const cache = new PrefixCache(13_000);
  cache.add([], passOf(1));
  cache.add([[1]], passOf(2));
  cache.add([[1]], passOf(3));
  cache.lookup([[1], [2]]);
  cache.add([[1], [2]], passOf(4));
  expect(cache.lookup([[1], [3]])).toHaveLength(1);
  expect(cache.lookup([[1], [2], [4]])).toHaveLength(3);
  expect(cache.bytes).toBe(3 * 4096);
});

test('a path longer than the limit is kept whole while it is in use', () => {
  const cache = new PrefixCache(5000);
  cache.add([], passOf(1));
  cache.add([[1]], passOf(2));
  expect(cache.lookup([[1], [2]])).toHaveLength(2);
});

test('a pass cannot follow passes that are not cached', () => {
  expect(() => new PrefixCache(1e6).add([[9]], passOf(1))).toThrow(RangeError);
});
