import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { type CatalogEntry, STORYBOOK } from '@/lib/engine/catalog';
import { MemoryCache } from '@/lib/engine/download/memory-cache';
import { ModelFiles } from '@/lib/engine/download/model-files';
import { ModelStorage } from '@/lib/engine/download/storage';
import { newStorage, sameBytes } from '../../../support/small-model';

const weights = new Uint8Array(randomBytes(20_000_000));
const entry: CatalogEntry = {
  ...STORYBOOK,
  id: 'files/mine-0a1b2c3d',
  title: 'mine',
  repository: 'files/0a1b2c3d',
  host: 'https://files.invalid',
  pathTemplate: '{model}/resolve/{revision}/',
  revision: '0a1b2c3d',
  weights: { name: 'model.onnx', bytes: weights.length },
  files: ['config.json'],
  foundBy: 'files',
};
const given = new Map([
  ['config.json', new Blob(['{}'])],
  ['model.onnx', new Blob([weights])],
]);

const open = (storage: ModelStorage, more: object = {}) =>
  new ModelFiles(entry, { storage, onProgress: () => {}, siteUrl: 'http://localhost/', ...more });

test('files that a reader gives are read, kept in parts, and there without them', async () => {
  const storage = newStorage();
  for (const file of ['config.json', 'model.onnx']) await open(storage, { given }).obtain(file);
  const [stored] = await storage.list([entry]);
  expect(stored).toMatchObject({ id: entry.id, complete: true, bytes: weights.length + 2 });
  const manifest = (await storage.manifests(entry.id)).find(({ file }) => file === 'model.onnx');
  expect(manifest?.parts).toEqual([8_000_000, 8_000_000, 4_000_000]);
  expect(sameBytes(await open(storage).obtain('model.onnx'), weights)).toBe(true);
});

test('without room they are used all the same, and nothing of them is kept', async () => {
  class Full extends MemoryCache {
    override put(key: string, response: Response): Promise<void> {
      if (key.endsWith('/1')) throw new DOMException('full', 'QuotaExceededError');
      return super.put(key, response);
    }
  }
  const storage = new ModelStorage(new Full(), true);
  expect(sameBytes(await open(storage, { given }).obtain('model.onnx'), weights)).toBe(true);
  expect(await storage.list([entry])).toEqual([]);
});

test('files that are neither given nor kept are said to be missing; no host is asked', async () => {
  const fetcher = () => Promise.reject(new Error('asked'));
  await expect(open(newStorage(), { fetcher }).obtain('model.onnx')).rejects.toMatchObject({
    code: 'incomplete',
    message: 'The files of mine are not on this device.',
  });
});
