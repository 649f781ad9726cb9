import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
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

test('texts that have not been used for some time are dropped, but not the one in use', () => {
  let now = 0;
  const cache = new PrefixCache(1e6, () => now);
  const trunk = chain(cache, passOf(1));
  cache.add(trunk, passOf(2));
  now = 1000;
  cache.add(cache.lookup([[1]]).at(-1), passOf(3));
  now = 5000;
  cache.trim(4500);
  expect(cache.bytes).toBe(2 * 4096);
  expect(found(cache, [[1], [2]])).toHaveLength(1);
  expect(found(cache, [[1], [3]])).toHaveLength(2);
  now = 1e6;
  cache.trim(0);
  expect(cache.bytes).toBe(2 * 4096);
  // Another text comes into use; of the old one nothing is left.
  cache.lookup([[9]]);
  cache.trim(-1);
  expect(cache.bytes).toBe(0);
});

test('memory reaches the bound, is held there, and is given back when texts are dropped', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const MB = 1024 * 1024;
  // Buffers are released by another thread, some time after a collection.
  const held = async () => {
    for (let i = 0; i < 3; i++) {
      collect();
      await wait(20);
    }
    return process.memoryUsage().arrayBuffers / MB;
  };
  const before = await held();
  let now = 0;
  const cache = new PrefixCache(32 * MB, () => now);
  /** A pass over one token of a text, as large as one of GPT-2's: half a megabyte. */
  const large = (id: number): CachedPass => ({ ...passOf(id), logits: [new Float32Array(MB / 8)] });
  const sizes: number[] = [];
  for (let text = 0; text < 12; text++) {
    cache.lookup([[text]]);
    let last: CacheNode | undefined;
    for (let i = 0; i < 10; i++) last = cache.add(last, large(text * 100 + i));
    sizes.push((await held()) - before);
    now += 1000;
  }
  // 5 MB a text, 60 MB in all: the bound of 32 MB is reached with the seventh, and held.
  expect(sizes[5]).toBeGreaterThan(28);
  for (const size of sizes.slice(6)) {
    expect(size).toBeGreaterThan(28);
    expect(size).toBeLessThan(34);
  }
  now += 60_000;
  cache.trim(30_000);
  expect((await held()) - before).toBeLessThan(8);
});
