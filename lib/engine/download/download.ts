import { EngineFailure } from '../failure';
import {
  type ConnectionOptions,
  connect,
  persevere,
  type RetryOptions,
  refuse,
} from './connection';
import type { ByteProgress } from './fetch-file';
import type { FileFacts } from './hub';
import { PartWriter } from './part-writer';
import { checkQuota, freeSpace } from './quota';
import { continues, readRangeResponse } from './range-response';
import { type FileKey, type ModelStorage, storedBytes } from './storage';
import { damaged, fetchFacts, nameOf, verify } from './verify';

/** A file that is to be stored on this device. */
export interface Source {
  readonly key: FileKey;
  /** What the reader knows the model as. */
  readonly title: string;
  readonly url: string;
  /** What is known of the file. */
  readonly facts?: FileFacts | undefined;
  /** Where its Git LFS pointer is, when that has to tell. */
  readonly pointer?: string | undefined;
}

export interface DownloadOptions extends ConnectionOptions, RetryOptions {
  readonly storage: ModelStorage;
  readonly onProgress: (progress: ByteProgress) => void;
  /** Bytes that are stored at a time; as many are lost at most when the page is closed. */
  readonly partSize?: number | undefined;
  /** Bytes that may still be stored, if that is known. */
  readonly free?: (() => Promise<number | undefined>) | undefined;
}

/** Failures after which what has arrived is of use for the next try. */
const KEEPS_PARTS = new Set(['offline', 'out-of-memory', 'crashed']);

/**
 * Fetch a file into the store and read it back, going on where an earlier try ended. A damaged
 * file is fetched once more.
 *
 * @throws EngineFailure 'offline' (what arrived is kept); 'not-found', 'corrupt', 'quota' or
 *   'cancelled' (nothing is kept); StorageBroken
 */
export async function download(
  source: Source,
  options: DownloadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  for (let again = false; ; again = true) {
    try {
      return await downloadOnce(source, options);
    } catch (error) {
      if (!(error instanceof EngineFailure) || KEEPS_PARTS.has(error.code)) throw error;
      await options.storage.remove(source.key);
      if (error.code !== 'corrupt' || again) throw error;
    }
  }
}

async function downloadOnce(source: Source, options: DownloadOptions) {
  const { key, pointer } = source;
  const { storage, signal } = options;
  let facts = source.facts ?? {};
  if (pointer) {
    facts = await persevere(() => fetchFacts(pointer, nameOf(key.file), options), options);
  }
  let reached = 0;
  const onProgress = (progress: ByteProgress) => {
    reached = progress.loaded;
    options.onProgress(progress);
  };
  const fetchIt = () => fetchRest(source, facts, { ...options, onProgress });
  await persevere(fetchIt, options, () => reached);

  const manifest = await storage.manifest(key);
  const bytes = manifest && (await storage.read(manifest));
  if (!bytes) throw damaged(nameOf(key.file));
  await verify(bytes, facts, key.file);
  if (signal?.aborted) throw new EngineFailure('cancelled', 'Stopped.');
  await storage.save({ ...manifest, complete: true });
  return bytes;
}

/** Fetch what is missing of a file and store it, part by part. */
async function fetchRest(source: Source, facts: FileFacts, options: DownloadOptions) {
  const { key, title, url } = source;
  const { storage, partSize = 8_000_000, free = freeSpace } = options;
  const file = nameOf(key.file);
  const stored = await storage.manifest(key);
  let loaded = stored ? storedBytes(stored) : 0;
  const startOver = async (): Promise<void> => {
    await storage.remove(key);
    return fetchRest(source, facts, options);
  };
  const checkRoom = async (total: number | undefined) => {
    if (total === undefined || !storage.lasting) return;
    await checkQuota(title, total - loaded, await free(), storage);
  };
  if (stored && stored.sha256 !== facts.sha256) return startOver();
  if (loaded === facts.size) return;
  await checkRoom(facts.size);

  const connection = await connect(url, file, options, loaded);
  const { status, ok } = connection.response;
  const answer = readRangeResponse(connection.response, loaded);
  if (stored && (ok || status === 416) && !continues(answer, stored)) {
    connection.close();
    return startOver();
  }
  if (!ok) refuse(connection, file);

  const { etag } = answer;
  const total = facts.size ?? answer.total;
  const begun = { ...key, parts: [], complete: false, total, etag, sha256: facts.sha256 };
  const writer = new PartWriter(storage, stored ?? begun, Math.min(partSize, total ?? partSize));
  try {
    if (facts.size === undefined) await checkRoom(total);
    for await (const chunk of connection.chunks) {
      loaded += chunk.length;
      if (facts.size !== undefined && loaded > facts.size) throw damaged(file);
      await writer.write(chunk);
      options.onProgress({ file, loaded, total });
    }
  } finally {
    connection.close();
    // Also after a break: the next try then goes on from the very byte.
    await writer.flush();
  }
  // The answer came to its proper end, and the file is shorter than it should be.
  if (facts.size !== undefined && loaded < facts.size) throw damaged(file);
}
