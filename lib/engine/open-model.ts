import type { CatalogEntry } from './catalog';
import { EngineClient } from './client';
import type { FileCache } from './download/model-files';
import { type EngineFailure, type FailureCode, toFailure } from './failure';
import type { LoadRequest, LoadUpdate, ModelInfo } from './protocol';

/** A model that answers, in a worker of its own. */
export interface OpenedModel {
  readonly client: EngineClient;
  readonly info: ModelInfo;
  /** Why it does not compute on the device that the catalog names, if so. */
  readonly fellBack: EngineFailure | undefined;
}

/** Failures that another device does not mend. */
const WHEREVER: ReadonlySet<FailureCode> = new Set([
  'offline',
  'not-found',
  'corrupt',
  'quota',
  'unsupported-graph',
  'cancelled',
]);

/**
 * Load a model and check it. What goes wrong on WebGPU, wrong answers too, is tried again in WASM,
 * with the same files.
 *
 * @param fileCache files of the site that are there from before; what is fetched is added to them
 * @throws EngineFailure; then no worker is left
 */
export async function openModel(
  entry: CatalogEntry,
  siteUrl: string,
  onProgress: (progress: LoadUpdate) => void,
  signal: AbortSignal,
  fileCache?: FileCache,
): Promise<OpenedModel> {
  const open = async (request: LoadRequest) => {
    const client = new EngineClient();
    try {
      const info = await client.load(request, onProgress, signal);
      if (fileCache)
        for (const [address, bytes] of await client.files()) fileCache.set(address, bytes);
      return { client, info };
    } catch (error) {
      client.close();
      throw toFailure(error);
    }
  };
  const request = { entry, siteUrl, fileCache };
  try {
    return { ...(await open(request)), fellBack: undefined };
  } catch (error) {
    const failure = toFailure(error);
    if (entry.device === 'wasm' || WHEREVER.has(failure.code)) throw failure;
    return { ...(await open({ ...request, device: 'wasm' })), fellBack: failure };
  }
}
