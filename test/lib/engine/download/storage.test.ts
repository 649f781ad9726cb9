import { expect, test } from 'vitest';
import { CATALOG } from '@/lib/engine/catalog';
import type { CacheLike } from '@/lib/engine/download/memory-cache';
import { MemoryCache } from '@/lib/engine/download/memory-cache';
import { ModelStorage, openStorage } from '@/lib/engine/download/storage';
import { keyOf, newStorage } from '../../../support/small-model';

const gpt2 = CATALOG.find(({ id }) => id === 'gpt2')!;
const key = keyOf(gpt2);
const nothing = { ...key, parts: [], complete: false };
const bytes = (...values: number[]) => Uint8Array.of(...values);

async function store(storage: ModelStorage, file: string, revision = gpt2.revision) {
  const begun = { ...nothing, file, revision };
  await storage.save({ ...(await storage.addPart(begun, bytes(1, 2, 3))), complete: true });
}

test('parts are read back as one, in their order, whatever their sizes', async () => {
  const storage = newStorage();
  let manifest = await storage.addPart(nothing, bytes(1, 2, 3));
  manifest = await storage.addPart(manifest, bytes(4));
  await storage.addPart(manifest, bytes(5, 6));
  const stored = await storage.manifest(key);
  expect(stored).toEqual({ ...nothing, parts: [3, 1, 2] });
  expect(await storage.read(stored!)).toEqual(bytes(1, 2, 3, 4, 5, 6));
});

test('a file with a part missing, or of another size, cannot be read', async () => {
  const cache = new MemoryCache();
  const storage = new ModelStorage(cache, true);
  const manifest = await storage.addPart(await storage.addPart(nothing, bytes(1)), bytes(2));
  const part = (await cache.keys()).find(({ url }) => url.endsWith('/1'))!;
  await cache.put(part.url, new Response(bytes(2, 2)));
  expect(await storage.read(manifest)).toBeUndefined();
  await cache.delete(part.url);
  expect(await storage.read(manifest)).toBeUndefined();
});

test('a file with a part missing counts with the parts before it, and can be continued', async () => {
  const cache = new MemoryCache();
  const storage = new ModelStorage(cache, true);
  let manifest = await storage.addPart(nothing, bytes(1, 2));
  manifest = await storage.addPart(manifest, bytes(3));
  manifest = await storage.save({ ...manifest, complete: true });
  await cache.delete((await cache.keys()).find(({ url }) => url.endsWith('/1'))!.url);
  expect(await storage.list(CATALOG)).toEqual([{ id: 'gpt2', bytes: 2, complete: false }]);
  await storage.read(manifest);
  expect(await storage.manifest(key)).toEqual({ ...manifest, parts: [2], complete: false });
  await cache.delete((await cache.keys()).find(({ url }) => url.endsWith('/0'))!.url);
  await storage.read(manifest);
  expect(await storage.manifest(key)).toBeUndefined();
});

test('a manifest that makes no sense is none', async () => {
  const cache = new MemoryCache();
  const storage = new ModelStorage(cache, true);
  await storage.addPart(nothing, bytes(1));
  const { url } = (await cache.keys()).find(({ url }) => url.endsWith('manifest.json'))!;
  for (const text of ['', '{"parts": [1]', '{"parts": ["1"], "complete": true}']) {
    await cache.put(url, new Response(text));
    expect(await storage.manifest(key)).toBeUndefined();
    expect(await storage.manifests()).toEqual([]);
  }
});

test('a model is complete when all of its files are, at the revision of the catalog', async () => {
  const storage = newStorage();
  const list = () => storage.list(CATALOG);
  expect(await list()).toEqual([]);
  await store(storage, gpt2.weights.name);
  expect(await list()).toEqual([{ id: 'gpt2', bytes: 3, complete: false }]);
  for (const file of gpt2.files) await store(storage, file);
  expect(await list()).toEqual([{ id: 'gpt2', bytes: 12, complete: true }]);
  await storage.addPart({ ...nothing, file: 'config.json' }, bytes(1));
  expect(await list()).toEqual([{ id: 'gpt2', bytes: 10, complete: false }]);
});

test('a model that is no longer offered, and an old revision, are listed and can be deleted', async () => {
  const storage = newStorage();
  await store(storage, gpt2.weights.name, 'older');
  await storage.addPart({ ...nothing, model: 'gone', repository: 'a/b' }, bytes(1));
  expect(await storage.list(CATALOG)).toEqual([
    { id: 'gpt2', bytes: 3, complete: false },
    { id: 'gone', bytes: 1, complete: false },
  ]);
  await storage.deleteModel('gone');
  await storage.deleteModel('gpt2');
  expect(await storage.list(CATALOG)).toEqual([]);
});

test('a deleted model leaves no entry, and the other models stay', async () => {
  const cache = new MemoryCache();
  const storage = new ModelStorage(cache, true);
  await store(storage, gpt2.weights.name);
  await storage.addPart({ ...nothing, model: 'other', repository: 'Xenova/gpt2-medium' }, bytes(9));
  const before = (await cache.keys()).length;
  await storage.deleteModel('gpt2');
  expect((await cache.keys()).length).toBe(before - 2);
  expect((await storage.manifests()).map(({ model }) => model)).toEqual(['other']);
});

test('a file is deleted with its manifest first, so that no rest of it looks whole', async () => {
  const deleted: string[] = [];
  class Cache extends MemoryCache {
    override async delete(path: string) {
      deleted.push(path.split('/').at(-1)!);
      return super.delete(path);
    }
  }
  const storage = new ModelStorage(new Cache(), true);
  await storage.addPart(await storage.addPart(nothing, bytes(1)), bytes(2));
  await storage.remove(key);
  expect(deleted).toEqual(['manifest.json', '0', '1']);
});

test('a place that is held is of the size asked for, and given back', async () => {
  const sizes: number[] = [];
  class Cache extends MemoryCache {
    override async put(key: string, response: Response) {
      await super.put(key, response);
      sizes.push((await (await this.match(key))!.arrayBuffer()).byteLength);
    }
  }
  const cache = new Cache();
  for (const size of [0, 999_999, 2_000_000, 3_000_001]) {
    await new ModelStorage(cache, true).reserve(size);
    expect(sizes.at(-1)).toBe(size);
  }
  expect(await cache.keys()).toEqual([]);
});

test('no space and a broken store are told apart', async () => {
  const failing = (name: string): CacheLike =>
    Object.assign(new MemoryCache(), {
      put: async () => {
        throw new DOMException('no', name);
      },
    });
  const put = (name: string) => new ModelStorage(failing(name), true).addPart(nothing, bytes(1));
  await expect(put('QuotaExceededError')).rejects.toMatchObject({ code: 'quota' });
  await expect(put('SecurityError')).rejects.toMatchObject({ name: 'StorageBroken' });
});

test('without Cache Storage there is a store that does not outlive the page', async () => {
  expect(globalThis.caches).toBeUndefined();
  const storage = await openStorage();
  expect(storage.lasting).toBe(false);
  await storage.addPart(nothing, bytes(7));
  expect(await storage.read((await storage.manifest(key))!)).toEqual(bytes(7));
});
