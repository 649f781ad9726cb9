import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CatalogEntry } from '@/lib/engine/catalog';
import { MemoryCache } from '@/lib/engine/download/memory-cache';
import { ModelStorage, storedBytes } from '@/lib/engine/download/storage';
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
