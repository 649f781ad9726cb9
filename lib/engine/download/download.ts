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
import { type FileKey, type Manifest, type ModelStorage, storedBytes } from './storage';
import { damaged, fetchFacts, nameOf, verify } from './verify';
import { isWebPage, isWebPageResponse, webPageFailure } from './web-page';

/** A file that is to be stored on this device. */
export interface Source {
  readonly key: FileKey;
  /** The model's title, for failures. */
  readonly title: string;
  readonly url: string;
  /** What is known of the file. */
  readonly facts?: FileFacts | undefined;
  /** The address of its Git LFS pointer, when the facts are to be read from there. */
  readonly pointer?: string | undefined;
}

export interface DownloadOptions extends ConnectionOptions, RetryOptions {
  readonly storage: ModelStorage;
  readonly onProgress: (progress: ByteProgress) => void;
  /** Bytes that are stored at a time; at most as many are lost when the page is closed. */
  readonly partSize?: number | undefined;
  /** Bytes that may still be stored, if that is known. */
  readonly free?: (() => Promise<number | undefined>) | undefined;
}

/** Bytes that are stored at a time. */
export const PART_SIZE = 8_000_000;

/** Failures after which the stored parts are useful for the next attempt. */
const KEEPS_PARTS = new Set(['offline', 'blocked', 'policy', 'out-of-memory', 'crashed']);

/** After so many requests for the rest that brought no byte, the whole file is requested. */
const FRUITLESS_RESTS = 2;

/**
 * Fetches a file into the store and reads it back, continuing an earlier attempt. A damaged file
 * is fetched once more.
 *
 * @throws EngineFailure 'offline', 'blocked' or 'policy' (stored parts stay); 'not-found',
 *   'corrupt', 'quota' or 'cancelled' (nothing stays); StorageBroken
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
  const attempt = { fruitless: 0 };
  const fetchIt = () => fetchRest(source, facts, { ...options, onProgress }, attempt);
  await persevere(fetchIt, options, () => reached);

  const manifest = await storage.manifest(key);
  const bytes = manifest && (await storage.read(manifest));
  if (!bytes) throw damaged(nameOf(key.file));
  try {
    await verify(bytes, facts, source);
  } catch (error) {
    await storage.remove(key);
    throw error;
  }
  if (signal?.aborted) throw new EngineFailure('cancelled', 'Stopped.');
  await storage.save({ ...manifest, complete: true });
  return bytes;
}

/**
 * Fetches what is missing of a file and stores it, part by part.
 *
 * @param attempt counts the requests for the rest that failed without a byte: a page cannot see
 *   that a rest of another origin is compressed, only that it cannot be read
 */
async function fetchRest(
  source: Source,
  facts: FileFacts,
  options: DownloadOptions,
  attempt: { fruitless: number },
): Promise<void> {
  const { key, title, url } = source;
  const { storage, partSize = PART_SIZE, free = freeSpace } = options;
  const file = nameOf(key.file);
  let stored = await storage.manifest(key);
  const startOver = async (): Promise<void> => {
    await storage.remove(key);
    return fetchRest(source, facts, options, attempt);
  };
  if (stored && stored.sha256 !== facts.sha256) return startOver();
  let loaded = stored ? storedBytes(stored) : 0;
  if (loaded === facts.size) return;
  const checkRoom = async (total: number | undefined) => {
    if (total === undefined || !storage.lasting) return;
    await checkQuota(title, total - loaded, await free(), storage);
  };
  await checkRoom(facts.size);

  const from = attempt.fruitless >= FRUITLESS_RESTS ? 0 : loaded;
  const connection = await connect(url, file, options, from);
  const { status, ok } = connection.response;
  if (ok && isWebPageResponse(connection.response)) {
    connection.close();
    throw webPageFailure(file, url);
  }
  const response = readRangeResponse(connection.response, from);
  const isRest = stored !== undefined;
  // The whole file may come in place of its rest.
  const isWhole = ok && response.start === 0 && !response.isCompressedPart;
  if (isWhole) {
    stored = undefined;
    loaded = 0;
  } else if (stored && (ok || status === 416) && !continues(response, stored)) {
    connection.close();
    return startOver();
  }
  if (!ok) refuse(connection, file);

  const { etag } = response;
  const total = facts.size ?? response.total;
  const begun: Manifest = { ...key, parts: [], complete: false, total, etag, sha256: facts.sha256 };
  const writer = new PartWriter(storage, stored ?? begun, Math.min(partSize, total ?? partSize));
  const begin = loaded;
  try {
    if (facts.size === undefined) await checkRoom(total);
    for await (const chunk of connection.chunks) {
      if (loaded === 0) {
        if (isWebPage(chunk)) throw webPageFailure(file, url);
        await storage.remove(key);
      }
      loaded += chunk.length;
      if (facts.size !== undefined && loaded > facts.size) throw damaged(file);
      await writer.write(chunk);
      options.onProgress({ file, loaded, total });
    }
  } finally {
    if (isRest) attempt.fruitless = loaded === begin ? attempt.fruitless + 1 : 0;
    connection.close();
    // Also after a break: the next attempt continues from the next byte.
    await writer.flush();
  }
  // The response ended properly, and the file is shorter than it should be.
  if (facts.size !== undefined && loaded < facts.size) throw damaged(file);
}
