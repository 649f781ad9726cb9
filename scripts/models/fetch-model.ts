import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CatalogEntry } from '@/lib/engine/catalog';
import type { ByteProgress } from '@/lib/engine/download/fetch-file';
import { ModelFiles, type ModelFilesOptions } from '@/lib/engine/download/model-files';
import { ModelStorage } from '@/lib/engine/download/storage';
import { FolderCache } from './folder-cache';

export interface Folders {
  /** Where the model is put, in the hub's layout; as public/models/gpt2. */
  readonly target: string;
  /** Where parts wait until their file is whole. */
  readonly parts: string;
}

/**
 * Put a model's files into a folder. Files that are there are not fetched again, unless they are
 * of another revision; what was interrupted is resumed.
 *
 * @returns the files that were fetched
 * @throws EngineFailure
 */
export async function fetchModel(
  entry: CatalogEntry,
  { target, parts }: Folders,
  onProgress: (progress: ByteProgress) => void,
  options: Partial<ModelFilesOptions> = {},
): Promise<string[]> {
  const origin = {
    repository: entry.repository,
    revision: entry.revision,
    licence: entry.licence,
    source: entry.source,
  };
  const note = join(target, 'origin.json');
  const noted = `${JSON.stringify(origin, null, 2)}\n`;
  const before = await readFile(note, 'utf8').catch(() => undefined);
  if (before !== undefined && before !== noted) await rm(target, { recursive: true });

  const storage = new ModelStorage(new FolderCache(parts), true);
  const free = async () => undefined;
  const files = new ModelFiles(entry, { free, ...options, onProgress, storage });
  const fetched: string[] = [];
  const put = async (file: string, bytes: Uint8Array | string) => {
    const path = join(target, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, bytes);
    await rename(`${path}.new`, path);
  };
  await put('origin.json', noted);
  // The site takes a folder with a config.json for a whole model, so that comes last.
  const [config, ...others] = [...entry.files].sort((a) => (a === 'config.json' ? -1 : 0));
  for (const file of [...others, entry.weights.name, config ?? '']) {
    if (!file || (await exists(join(target, file)))) continue;
    await put(file, await files.obtain(file));
    fetched.push(file);
  }
  await storage.deleteModel(entry.id);
  return fetched;
}

const exists = (path: string) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
