import { expect, test } from 'vitest';
import { type CachedPass, type CacheNode, PrefixCache } from '@/lib/engine/graph/prefix-cache';

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

/** Keeps passes one behind the other, and gives the last node. */
function chain(cache: PrefixCache, ...passes: CachedPass[]) {
  let last: CacheNode | undefined;
  for (const pass of passes) last = cache.add(last, pass);
  return last;
}
const found = (cache: PrefixCache, passes: number[][]) =>
  cache.lookup(passes).map((node) => node.pass);

test('a text is found as far as its passes are known', () => {
  const cache = new PrefixCache(1e6);
  const [first, second] = [passOf(1, 2), passOf(3)];
  chain(cache, first, second);
  expect(found(cache, [[1, 2], [3], [4]])).toEqual([first, second]);
  expect(found(cache, [[1], [2]])).toEqual([]);
});

test('branches live beside each other', () => {
  const cache = new PrefixCache(1e6);
  const trunk = chain(cache, passOf(1));
  const [left, right] = [passOf(2), passOf(3)];
  cache.add(trunk, left);
  cache.add(trunk, right);
  expect(found(cache, [[1], [2]]).at(-1)).toBe(left);
  expect(found(cache, [[1], [3]]).at(-1)).toBe(right);
});

test('a pass goes behind a node that was looked up, without a walk from the beginning', () => {
  const cache = new PrefixCache(1e6);
  chain(cache, passOf(1), passOf(2));
  const last = cache.lookup([[1], [2]]).at(-1);
  const next = passOf(3);
  expect(cache.add(last, next).pass).toBe(next);
  expect(found(cache, [[1], [2], [3]]).at(-1)).toBe(next);
});

test('what was not asked for the longest goes first, and never the path in use', () => {
  const cache = new PrefixCache(13_000);
  const trunk = chain(cache, passOf(1));
  cache.add(trunk, passOf(2));
  cache.add(trunk, passOf(3));
  cache.add(cache.lookup([[1], [2]]).at(-1), passOf(4));
  expect(found(cache, [[1], [3]])).toHaveLength(1);
  expect(found(cache, [[1], [2], [4]])).toHaveLength(3);
  expect(cache.bytes).toBe(3 * 4096);
});

test('a path longer than the limit is kept whole while it is in use', () => {
  const cache = new PrefixCache(5000);
  chain(cache, passOf(1), passOf(2));
  expect(found(cache, [[1], [2]])).toHaveLength(2);
});

test('a pass cannot follow one that is cached no more', () => {
  const cache = new PrefixCache(5000);
  const gone = chain(cache, passOf(1));
  cache.lookup([[9]]);
  chain(cache, passOf(9));
  expect(() => cache.add(gone, passOf(2))).toThrow(RangeError);
});
