import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CatalogEntry, STORYBOOK } from '@/lib/engine/catalog';
import type { CacheLike } from '@/lib/engine/download/memory-cache';
import { MemoryCache } from '@/lib/engine/download/memory-cache';
import type { FileCache } from '@/lib/engine/download/model-files';
import { ModelStorage } from '@/lib/engine/download/storage';
import { type FaultySite, startFaultySite } from '../../../e2e/support/site';
import { type HubServer, startHub } from '../../../support/hub-server';
import {
  keyOf,
  newStorage,
  open,
  putModel,
  REVISION,
  sameBytes,
  WEIGHTS,
  weightsOn,
} from '../../../support/small-model';

const directory = mkdtempSync(join(tmpdir(), 'site-'));
let hub: HubServer;
let site: FaultySite;
let entry: CatalogEntry;
let storage: ModelStorage;

beforeAll(async () => {
  hub = await startHub(REVISION);
  site = await startFaultySite({ directory });
});
afterAll(async () => {
  await hub.close();
  await site.close();
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  rmSync(join(directory, 'models'), { recursive: true, force: true });
  site.setRules({});
  hub.requests.length = 0;
  hub.manners.corrupt = [];
  entry = putModel(hub, 300_000);
  storage = newStorage();
});

function putOnSite(path: string, content: string | Uint8Array) {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), content);
}
const onSite = () => open(entry, storage, { siteUrl: `${site.url}/` });
const all = () => [...entry.files, WEIGHTS];
const code = (expected: string) => expect.objectContaining({ code: expected });

test('all files of a model come from the hub, and then from this device', async () => {
  for (const file of all()) await onSite().obtain(file);
  expect(await storage.list([entry])).toMatchObject([{ id: 'gpt2', complete: true }]);
  hub.requests.length = 0;
  const asked = site.count('/models/gpt2/config.json');
  for (const file of all()) await onSite().obtain(file);
  expect(hub.requests).toEqual([]);
  expect(site.count('/models/gpt2/config.json')).toBe(asked);
});

test('a copy on the site is taken instead of the hub, which is asked for nothing', async () => {
  const before = site.count('/models/gpt2/config.json');
  putOnSite('models/gpt2/config.json', '{"from": "site"}');
  putOnSite(`models/gpt2/${WEIGHTS}`, 'weights of the site');
  const files = onSite();
  expect(new TextDecoder().decode(await files.obtain(WEIGHTS))).toBe('weights of the site');
  expect(new TextDecoder().decode(await files.obtain('config.json'))).toBe('{"from": "site"}');
  expect(hub.requests).toEqual([]);
  // Once to decide, once for the file itself.
  expect(site.count('/models/gpt2/config.json') - before).toBe(2);
});

test('the site is asked once whether it has a copy', async () => {
  const before = site.count('/models/gpt2/config.json');
  const files = onSite();
  for (const file of all()) await files.obtain(file);
  expect(site.count('/models/gpt2/config.json') - before).toBe(1);
});

test('a page of the site that answers for every address is no copy of a model', async () => {
  putOnSite('models/gpt2/config.json', '<!doctype html><title>Not found</title>');
  expect(sameBytes(await onSite().obtain(WEIGHTS), weightsOn(hub))).toBe(true);
});

test('a copy on the site that breaks is resumed, too', async () => {
  putOnSite('models/gpt2/config.json', '{}');
  putOnSite(`models/gpt2/${WEIGHTS}`, weightsOn(hub));
  site.setRules({ [`/models/gpt2/${WEIGHTS}`]: { cut: 120_000 } });
  const broken = open(entry, storage, { siteUrl: `${site.url}/`, retries: 0 }).obtain(WEIGHTS);
  await expect(broken).rejects.toEqual(code('offline'));
  site.setRules({});
  expect(sameBytes(await onSite().obtain(WEIGHTS), weightsOn(hub))).toBe(true);
  expect(hub.requests).toEqual([]);
});

test('a mirror is asked instead of the hub, for the pointer as for the file', async () => {
  const mirror = await startHub(REVISION);
  try {
    const mirrored = putModel(mirror);
    await open(mirrored, storage).obtain(WEIGHTS);
    const forms = mirror.requests.map(({ path }) => path.split('/')[3]);
    expect(forms).toEqual(expect.arrayContaining(['raw', 'resolve']));
    expect(hub.requests).toEqual([]);
  } finally {
    await mirror.close();
  }
});

test('what the catalog does not name is not asked for', async () => {
  const missing = onSite().obtain('generation_config.json');
  await expect(missing).rejects.toEqual(code('not-found'));
  expect(hub.requests).toEqual([]);
});

test('a .json that is cut short is corrupt and not kept', async () => {
  hub.files.set(`${entry.repository}/config.json`, Buffer.from('{"n_layer": '));
  await expect(onSite().obtain('config.json')).rejects.toEqual(code('corrupt'));
  expect(await storage.manifests()).toEqual([]);
});

test('a stored file that lost a part is fetched again', async () => {
  const cache = new MemoryCache();
  storage = new ModelStorage(cache, true);
  await onSite().obtain(WEIGHTS);
  const part = (await cache.keys()).find(({ url }) => url.endsWith('/1'))!;
  await cache.delete(part.url);
  expect(sameBytes(await onSite().obtain(WEIGHTS), weightsOn(hub))).toBe(true);
});

test('weights with a part missing are not fetched unasked, and when asked for, from there on', async () => {
  const cache = new MemoryCache();
  storage = new ModelStorage(cache, true);
  for (const file of all()) await onSite().obtain(file);
  const part = (await cache.keys()).find(({ url }) => /quantized\.onnx\/1$/.test(url))!;
  await cache.delete(part.url);
  expect(await storage.list([entry])).toMatchObject([{ id: 'gpt2', complete: false }]);
  hub.requests.length = 0;
  const asked = open(entry, storage, { siteUrl: `${site.url}/`, storedOnly: true }).obtain(WEIGHTS);
  await expect(asked).rejects.toMatchObject({ code: 'incomplete', message: /GPT-2 \(124M\)/ });
  expect(hub.requests).toEqual([]);
  expect(sameBytes(await onSite().obtain(WEIGHTS), weightsOn(hub))).toBe(true);
  expect(hub.bodies().map(({ range }) => range)).toEqual(['bytes=100000-']);
});

test('a web page in place of a small file is blocked, and not stored', async () => {
  hub.files.set(`${entry.repository}/config.json`, Buffer.from('<html><body>Blocked</body>'));
  await expect(onSite().obtain('config.json')).rejects.toEqual(code('blocked'));
  expect(await storage.manifests()).toEqual([]);
});

test('a discarded file is fetched again', async () => {
  await onSite().obtain(WEIGHTS);
  await onSite().discard(`${hub.url}/Xenova/gpt2/resolve/${REVISION}/${WEIGHTS}`);
  hub.requests.length = 0;
  await onSite().obtain(WEIGHTS);
  expect(hub.bodies()).toHaveLength(1);
});

test('files of an older revision make way for the new one', async () => {
  await storage.addPart(
    { ...keyOf(entry), revision: 'older', parts: [], complete: false },
    new Uint8Array(9),
  );
  await onSite().obtain(WEIGHTS);
  expect((await storage.manifests()).map(({ revision }) => revision)).toEqual([REVISION]);
});

const failing = (from: number, name: string): CacheLike => {
  let puts = 0;
  class Cache extends MemoryCache {
    override async put(key: string, response: Response) {
      puts += 1;
      if (puts > from) throw new DOMException('no', name);
      return super.put(key, response);
    }
  }
  return new Cache();
};

test('a store that breaks in the middle does not keep the model from the reader', async () => {
  storage = new ModelStorage(failing(3, 'UnknownError'), true);
  expect(sameBytes(await onSite().obtain(WEIGHTS), weightsOn(hub))).toBe(true);
});

test('space that runs out while writing is said, and what was written is removed', async () => {
  const cache = failing(3, 'QuotaExceededError');
  storage = new ModelStorage(cache, true);
  await expect(onSite().obtain(WEIGHTS)).rejects.toMatchObject({
    code: 'quota',
    message: 'The space on this device ran out: GPT-2 (124M) needs 128 MB.',
  });
  expect(await cache.keys()).toEqual([]);
});

test('without a lasting store nothing is held twice', async () => {
  const cache = new MemoryCache();
  storage = new ModelStorage(cache, false);
  await open(entry, storage, { free: async () => 0 }).obtain(WEIGHTS);
  expect(await cache.keys()).toEqual([]);
});

test('the embedded model comes from the site and is not stored again', async () => {
  putOnSite('models/storybook/config.json', '{}');
  const files = open(STORYBOOK, storage, { siteUrl: `${site.url}/` });
  expect(await files.obtain(`${site.url}/models/storybook/config.json`)).toHaveLength(2);
  expect(await storage.manifests()).toEqual([]);
});

test('a file of the site in the file cache is not requested again', async () => {
  putOnSite('models/storybook/config.json', '{}');
  const fileCache: FileCache = new Map();
  const own = () => open(STORYBOOK, storage, { siteUrl: `${site.url}/`, fileCache });
  await own().obtain('config.json');
  const asked = site.count('/models/storybook/config.json');
  expect(await own().obtain('config.json')).toHaveLength(2);
  expect(site.count('/models/storybook/config.json')).toBe(asked);
});

test('a model of the site without a tokenizer has that of another one', async () => {
  putOnSite('models/young/config.json', '{}');
  putOnSite('models/storybook/tokenizer.json', '{"of": "storybook"}');
  const young = { ...STORYBOOK, repository: 'young', tokenizerFrom: 'storybook' };
  const files = open(young, storage, { siteUrl: `${site.url}/` });
  const tokenizer = await files.obtain(`${site.url}/models/young/tokenizer.json`);
  expect(new TextDecoder().decode(tokenizer)).toBe('{"of": "storybook"}');
  expect(await files.obtain(`${site.url}/models/young/config.json`)).toHaveLength(2);
});

test('what comes with the site is begun at once, and is fetched once', async () => {
  const text = (file: string) => `{"of": "${file}"}`;
  for (const file of all()) putOnSite(`models/shipped/${file}`, text(file));
  const shipped = { ...entry, host: '', pathTemplate: 'models/shipped/' };
  const files = open(shipped, storage, { siteUrl: `${site.url}/` });
  files.begin();
  const count = (file: string) => site.count(`/models/shipped/${file}`);
  const once = all().map(() => 1);
  await expect.poll(() => all().map(count)).toEqual(once);
  for (const file of all()) {
    expect(new TextDecoder().decode(await files.obtain(file))).toBe(text(file));
  }
  expect(all().map(count)).toEqual(once);
  // Asked for once more, a repaired file would be seen.
  await files.obtain('config.json');
  expect(count('config.json')).toBe(2);
});

test('of a model from elsewhere what is stored is begun, and nothing is downloaded', async () => {
  const files = onSite();
  files.begin();
  await new Promise((done) => setTimeout(done, 50));
  expect(hub.requests).toEqual([]);
  for (const file of all()) await files.obtain(file);
  hub.requests.length = 0;
  const again = onSite();
  again.begin();
  expect(sameBytes(await again.obtain(WEIGHTS), weightsOn(hub))).toBe(true);
  expect(hub.requests).toEqual([]);
});
