import { randomBytes } from 'node:crypto';
import { CATALOG, type CatalogEntry } from '@/lib/engine/catalog';
import { MemoryCache } from '@/lib/engine/download/memory-cache';
import { ModelFiles, type ModelFilesOptions } from '@/lib/engine/download/model-files';
import { ModelStorage } from '@/lib/engine/download/storage';
import type { HubServer } from './hub-server';

const gpt2 = CATALOG.find(({ id }) => id === 'gpt2')!;
export const REVISION = gpt2.revision;
export const WEIGHTS = gpt2.weights.name;
export const PART = 100_000;

/** GPT-2's catalog entry with a hub of the test, which holds files of random bytes. */
export function putModel(hub: HubServer, size = 1_000_003): CatalogEntry {
  const put = (file: string, bytes: Uint8Array) =>
    hub.files.set(`${gpt2.repository}/${file}`, bytes);
  put(WEIGHTS, randomBytes(size));
  for (const file of gpt2.files) put(file, Buffer.from(JSON.stringify({ file })));
  return { ...gpt2, host: hub.url };
}

export const weightsOn = (hub: HubServer) => hub.files.get(`${gpt2.repository}/${WEIGHTS}`)!;

/** True when every byte is the same; quicker than a test runner's comparison. */
export const sameBytes = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

export const keyOf = ({ id, repository, revision }: CatalogEntry, file = WEIGHTS) => ({
  model: id,
  repository,
  revision,
  file,
});

/** A store that outlives what reads and writes it, as the browser's does. */
export const newStorage = () => new ModelStorage(new MemoryCache(), true);

/** As the page opens a model, with small parts and short pauses. */
export function open(
  entry: CatalogEntry,
  storage: ModelStorage,
  options: Partial<ModelFilesOptions> = {},
): ModelFiles {
  return new ModelFiles(entry, {
    siteUrl: `${entry.host}/no-site/`,
    storage,
    onProgress: () => {},
    partSize: PART,
    firstPause: 1,
    ...options,
  });
}
