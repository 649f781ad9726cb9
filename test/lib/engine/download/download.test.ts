import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CatalogEntry } from '@/lib/engine/catalog';
import { MemoryCache } from '@/lib/engine/download/memory-cache';
import { ModelStorage, storedBytes } from '@/lib/engine/download/storage';
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

test('cancelled in the middle, a download leaves nothing behind', async () => {
  await open(entry, storage).obtain('config.json');
  hub.manners.holdAfter = 500_000;
  const controller = new AbortController();
  const files = open(entry, storage, {
    signal: controller.signal,
    onProgress: ({ loaded }) => loaded >= 3 * PART && controller.abort(),
  });
  // The others are still on their way when the first one ends.
  const all = [WEIGHTS, 'tokenizer.json', 'tokenizer_config.json'].map((file) =>
    files.obtain(file),
  );
  await expect(all[0]).rejects.toEqual(code('cancelled'));
  await files.tidyUp();
  await Promise.allSettled(all);
  expect(await storage.list([entry])).toEqual([]);
});

test('cancelled between two files, a download leaves nothing behind', async () => {
  const controller = new AbortController();
  const files = open(entry, storage, { signal: controller.signal });
  await files.obtain('config.json');
  controller.abort();
  await files.tidyUp();
  expect(await storage.manifests()).toEqual([]);
});

test('cancelled while a stored model is opened, the model stays', async () => {
  for (const file of [WEIGHTS, ...entry.files]) await open(entry, storage).obtain(file);
  await storage.remove(keyOf(entry, 'config.json'));
  const files = open(entry, storage, { signal: AbortSignal.abort() });
  await expect(files.obtain('config.json')).rejects.toEqual(code('cancelled'));
  await files.tidyUp();
  expect((await storage.manifest(keyOf(entry)))?.complete).toBe(true);
});

test('a connection that falls silent counts as broken', async () => {
  hub.manners.holdAfter = 500_000;
  const files = open(entry, storage, { stallAfter: 100, retries: 0 });
  await expect(files.obtain(WEIGHTS)).rejects.toEqual(code('offline'));
  delete hub.manners.holdAfter;
  expect(same(await open(entry, storage).obtain(WEIGHTS))).toBe(true);
  expect(ranges()).toEqual([undefined, 'bytes=500000-']);
});

test('the server gone: offline, what arrived is kept, and later only the rest is fetched', async () => {
  hub.manners.breakAfter = [450_000];
  const real = globalThis.fetch;
  let requests = 0;
  const until =
    (last: number): typeof fetch =>
    async (input, init) => {
      requests += 1;
      if (requests > last) throw new TypeError('fetch failed');
      return real(input, init);
    };
  // Is there a copy on the site, the pointer, the file; then nothing more.
  const files = open(entry, storage, { fetcher: until(3) });
  await expect(files.obtain(WEIGHTS)).rejects.toEqual(code('offline'));
  expect(requests).toBeGreaterThan(4);
  const kept = storedBytes((await storage.manifest(keyOf(entry)))!);
  expect(kept).toBeGreaterThan(0);
  expect(await storage.list([entry])).toEqual([{ id: 'gpt2', bytes: kept, complete: false }]);
  hub.requests.length = 0;
  expect(same(await open(entry, storage).obtain(WEIGHTS))).toBe(true);
  expect(hub.bodies()).toMatchObject([{ sent: 1_000_003 - kept }]);
});

test('a server in trouble is asked again, and what is stored stays', async () => {
  hub.manners.breakAfter = [450_000];
  await expect(open(entry, storage, { retries: 0 }).obtain(WEIGHTS)).rejects.toThrow();
  hub.manners.status = [503, 429];
  hub.requests.length = 0;
  expect(same(await open(entry, storage).obtain(WEIGHTS))).toBe(true);
  expect(new Set(ranges()).size).toBe(1);
  expect(ranges()).toHaveLength(3);
});

test('a file that is not there is not found, and not asked for again', async () => {
  hub.manners.status = [404];
  await expect(open(entry, storage).obtain(WEIGHTS)).rejects.toEqual(code('not-found'));
  expect(hub.bodies()).toHaveLength(1);
});

test.each([
  ['the pointer', false],
  ['the announced length', true],
])('too little space is said before a byte is fetched, by %s', async (_, noPointers) => {
  hub.manners.noPointers = noPointers;
  hub.manners.holdAfter = 0;
  const files = open(entry, storage, { free: async () => 400_000 });
  const failure = await files.obtain(WEIGHTS).catch((error: unknown) => error);
  expect(failure).toEqual(code('quota'));
  expect((failure as Error).message).toBe('GPT-2 (124M) needs 2 MB on this device; 0 MB are free.');
  expect(hub.bodies()).toHaveLength(noPointers ? 1 : 0);
});

test('a quota that the browser keeps to itself is found out, too, before a byte is fetched', async () => {
  class Full extends MemoryCache {
    override async put(key: string, response: Response) {
      if ((await response.clone().arrayBuffer()).byteLength > 1_000_000) {
        throw new DOMException('no', 'QuotaExceededError');
      }
      return super.put(key, response);
    }
  }
  const cache = new Full();
  const files = open(entry, new ModelStorage(cache, true), { free: async () => 10e9 });
  await expect(files.obtain(WEIGHTS)).rejects.toMatchObject({
    code: 'quota',
    message: 'GPT-2 (124M) needs 2 MB on this device; that much is not free.',
  });
  expect(hub.bodies()).toEqual([]);
  expect(await cache.keys()).toEqual([]);
});

test('space is needed for the rest only', async () => {
  hub.manners.breakAfter = [700_000];
  await expect(open(entry, storage, { retries: 0 }).obtain(WEIGHTS)).rejects.toThrow();
  const kept = storedBytes((await storage.manifest(keyOf(entry)))!);
  const files = open(entry, storage, { free: async () => 1_000_003 - kept });
  expect(same(await files.obtain(WEIGHTS))).toBe(true);
});

/** Breaks a download, so that the next one has stored parts to continue from. */
async function storeSome(bytes = 450_000) {
  hub.manners.breakAfter = [bytes];
  await expect(open(entry, storage, { retries: 0 }).obtain(WEIGHTS)).rejects.toThrow();
  hub.requests.length = 0;
}

test('the whole file in place of its rest is taken as it comes, without another request', async () => {
  await storeSome();
  hub.manners.ignoreRange = true;
  expect(same(await open(entry, storage).obtain(WEIGHTS))).toBe(true);
  expect(hub.bodies()).toMatchObject([{ sent: 1_000_003 }]);
});

test('a rest that is compressed is not continued: the whole file is requested', async () => {
  await storeSome();
  hub.manners.falseEncoding = true;
  expect(same(await open(entry, storage).obtain(WEIGHTS))).toBe(true);
  expect(ranges()).toEqual(['bytes=450000-', undefined]);
});

test('a rest whose compression cannot be seen, only that it is unreadable, ends as the whole file', async () => {
  await storeSome();
  const real = globalThis.fetch;
  const fetcher: typeof fetch = async (input, init) => {
    const response = await real(input, init);
    if (response.status !== 206) return response;
    await response.body?.cancel();
    const body = new ReadableStream({ start: (controller) => controller.error(new TypeError()) });
    return new Response(body, { status: 206 });
  };
  expect(same(await open(entry, storage, { fetcher }).obtain(WEIGHTS))).toBe(true);
  expect(ranges()).toEqual(['bytes=450000-', 'bytes=450000-', undefined]);
});

test.each([
  ['named as one', 'text/html; charset=utf-8'],
  ['of no named type', ''],
])('a web page in place of the weights, %s, is a filter’s work, not damage', async (_, type) => {
  hub.manners.page = [type];
  await expect(open(entry, storage).obtain(WEIGHTS)).rejects.toMatchObject({
    code: 'blocked',
    message: expect.stringMatching(/^A web page came in place of decoder_model.*127\.0\.0\.1/),
  });
  expect(same(await open(entry, storage).obtain(WEIGHTS))).toBe(true);
});

test('a web page in place of the rest leaves the stored parts', async () => {
  await storeSome();
  hub.manners.page = ['text/html'];
  await expect(open(entry, storage).obtain(WEIGHTS)).rejects.toEqual(code('blocked'));
  expect(same(await open(entry, storage).obtain(WEIGHTS))).toBe(true);
  expect(ranges()).toEqual(['bytes=450000-']);
});

test.each([401, 403, 451])(
  'a request refused with status %d is blocked, not an update',
  async (status) => {
    hub.manners.status = [status];
    await expect(open(entry, storage).obtain(WEIGHTS)).rejects.toEqual(code('blocked'));
  },
);
