import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CatalogEntry } from '@/lib/engine/catalog';
import { type ModelStorage, storedBytes } from '@/lib/engine/download/storage';
import { uniformAt } from '@/lib/sampling/uniform';
import { type HubServer, startHub } from '../../../support/hub-server';
import {
  keyOf,
  newStorage,
  open,
  PART,
  putModel,
  REVISION,
  sameBytes,
  WEIGHTS,
  weightsOn,
} from '../../../support/small-model';

let hub: HubServer;
let entry: CatalogEntry;
let storage: ModelStorage;

beforeAll(async () => {
  hub = await startHub(REVISION);
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.requests.length = 0;
  for (const key of Object.keys(hub.manners)) delete hub.manners[key as keyof typeof hub.manners];
  entry = putModel(hub);
  storage = newStorage();
});

const code = (expected: string) => expect.objectContaining({ code: expected });
const same = (bytes: Uint8Array) => sameBytes(bytes, weightsOn(hub));
const ranges = () => hub.bodies().map(({ range }) => range);

test('a file comes through the redirect, counted as it arrives, and is stored in parts', async () => {
  const seen: number[] = [];
  const bytes = await open(entry, storage, {
    onProgress: ({ file, loaded, total }) => {
      expect(file).toBe('decoder_model_merged_quantized.onnx');
      expect(total).toBe(1_000_003);
      seen.push(loaded);
    },
  }).obtain(WEIGHTS);
  expect(same(bytes)).toBe(true);
  expect(seen.length).toBeGreaterThan(1);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(1_000_003);
  const manifest = await storage.manifest(keyOf(entry));
  expect(manifest).toMatchObject({ complete: true, parts: [...Array(10).fill(PART), 3] });
});

test('a stored file is read without a request, at the address that the library asks for', async () => {
  await open(entry, storage).obtain(WEIGHTS);
  hub.requests.length = 0;
  const address = `${hub.url}/Xenova/gpt2/resolve/${REVISION}/${WEIGHTS}`;
  expect(same(await open(entry, storage).obtain(address))).toBe(true);
  expect(hub.requests).toEqual([]);
});

test('a download that breaks at ten random bytes ends complete and byte-identical', async () => {
  for (const seed of [1, 2, 3]) {
    const offsets = Array.from({ length: 10 }, (_, i) =>
      Math.floor(uniformAt(seed, i) * 1_000_003),
    );
    offsets.sort((a, b) => a - b);
    // Each request ends where the next random offset lies, as far as the bytes before it arrived.
    hub.manners.breakAfter = offsets.map((offset, i) => offset - (offsets[i - 1] ?? 0));
    const kept = newStorage();
    hub.requests.length = 0;
    const bytes = await open(entry, kept).obtain(WEIGHTS);
    expect(same(bytes)).toBe(true);
    expect(hub.bodies()).toHaveLength(11);
    const starts = ranges().map((range) => Number(/\d+/.exec(range ?? '0')?.[0]));
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    const { parts = [] } = (await kept.manifest(keyOf(entry))) ?? {};
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(1_000_003);
  }
});

test('what is left after a reload is the rest, and only that is fetched', async () => {
  hub.manners.breakAfter = [450_000];
  const first = open(entry, storage, { retries: 0 }).obtain(WEIGHTS);
  await expect(first).rejects.toEqual(code('offline'));
  const kept = storedBytes((await storage.manifest(keyOf(entry)))!);
  expect(kept).toBeGreaterThan(0);

  hub.requests.length = 0;
  expect(same(await open(entry, storage).obtain(WEIGHTS))).toBe(true);
  expect(hub.bodies()).toMatchObject([{ range: `bytes=${kept}-`, sent: 1_000_003 - kept }]);
});

test('a server that ignores Range sends the file anew, and it is not put behind its own start', async () => {
  hub.manners.ignoreRange = true;
  hub.manners.breakAfter = [450_000];
  expect(same(await open(entry, storage).obtain(WEIGHTS))).toBe(true);
  expect((await storage.manifest(keyOf(entry)))?.complete).toBe(true);
});

test('a server that ignores Range and always breaks at the same byte ends in offline', async () => {
  hub.manners.ignoreRange = true;
  hub.manners.breakAfter = Array(50).fill(450_000);
  await expect(open(entry, storage).obtain(WEIGHTS)).rejects.toEqual(code('offline'));
  expect(hub.bodies().length).toBeLessThan(20);
});

test.each([
  ['another size', 700_001],
  ['the same size', 1_000_003],
])('a file of %s that took the place of the first is fetched from its start', async (_, size) => {
  hub.manners.breakAfter = [450_000];
  await expect(open(entry, storage, { retries: 0 }).obtain(WEIGHTS)).rejects.toThrow();
  putModel(hub, size);
  hub.requests.length = 0;
  expect(same(await open(entry, storage).obtain(WEIGHTS))).toBe(true);
  expect(ranges()).toEqual([undefined]);
});

test('without pointers the ETag shows that the file changed', async () => {
  hub.manners.noPointers = true;
  hub.manners.breakAfter = [450_000];
  await expect(open(entry, storage, { retries: 0 }).obtain(WEIGHTS)).rejects.toThrow();
  putModel(hub);
  hub.requests.length = 0;
  expect(same(await open(entry, storage).obtain(WEIGHTS))).toBe(true);
  expect(ranges()).toEqual([expect.stringMatching(/^bytes=\d+-$/), undefined]);
});

test('parts that reach beyond the end of a file that shrank are dropped (416)', async () => {
  hub.manners.noPointers = true;
  hub.manners.breakAfter = [900_000];
  await expect(open(entry, storage, { retries: 0 }).obtain(WEIGHTS)).rejects.toThrow();
  putModel(hub, 50_000);
  expect(same(await open(entry, storage).obtain(WEIGHTS))).toBe(true);
});

test('where a page may read neither ETag nor Content-Range, resuming works all the same', async () => {
  hub.manners.hideHeaders = true;
  hub.manners.breakAfter = [300_000, 300_000];
  expect(same(await open(entry, storage).obtain(WEIGHTS))).toBe(true);
  expect(hub.bodies()).toHaveLength(3);
});

test('one wrong byte is found, and only then is the file fetched again', async () => {
  hub.manners.corrupt = [777_777];
  expect(same(await open(entry, storage).obtain(WEIGHTS))).toBe(true);
  expect(ranges()).toEqual([undefined, undefined]);
});

test('a file that is wrong twice is corrupt, and nothing of it is kept', async () => {
  hub.manners.corrupt = [777_777, 1, 2];
  await expect(open(entry, storage).obtain(WEIGHTS)).rejects.toEqual(code('corrupt'));
  expect(hub.bodies()).toHaveLength(2);
  expect(await storage.manifests()).toEqual([]);
});

test('a sha256 in the catalog is believed without a pointer', async () => {
  const sha256 = '0'.repeat(64);
  const known = { ...entry, weights: { name: WEIGHTS, bytes: 1_000_003, sha256 } };
  await expect(open(known, storage).obtain(WEIGHTS)).rejects.toEqual(code('corrupt'));
  expect(hub.requests.filter(({ path }) => path.includes('/raw/'))).toEqual([]);
});
