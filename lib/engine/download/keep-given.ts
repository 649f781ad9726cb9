import { EngineFailure } from '../failure';
import { PART_SIZE } from './download';
import type { ByteProgress } from './fetch-file';
import { PartWriter } from './part-writer';
import { checkQuota, freeSpace } from './quota';
import { readBlob } from './read-blob';
import type { FileKey, ModelStorage } from './storage';
import { nameOf } from './verify';

interface KeepOptions {
  readonly storage: ModelStorage;
  /** The model's title, for failures. */
  readonly title: string;
  readonly onProgress: (progress: ByteProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a file that the reader chose, and stores it if there is room.
 *
 * @throws EngineFailure 'wrong-files' when it cannot be read; 'cancelled'; StorageBroken
 */
export async function keepGiven(
  blob: Blob,
  key: FileKey,
  { storage, title, onProgress, signal }: KeepOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = nameOf(key.file);
  const bytes = await readBlob(blob, file);
  const total = bytes.length;
  onProgress({ file, loaded: total, total });
  if (storage.lasting) {
    try {
      await checkQuota(title, total, await freeSpace(), storage);
      await storage.remove(key);
      const begun = { ...key, parts: [], complete: false, total };
      const writer = new PartWriter(storage, begun, Math.min(PART_SIZE, total));
      await writer.write(bytes);
      const stored = await writer.flush();
      await storage.save({ ...stored, complete: true });
    } catch (error) {
      // It can be used all the same, as long as the page is open.
      await storage.remove(key);
      if (!(error instanceof EngineFailure) || error.code !== 'quota') throw error;
    }
  }
  if (signal?.aborted) throw new EngineFailure('cancelled', 'Stopped.');
  return bytes;
}
