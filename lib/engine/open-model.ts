import type { CatalogEntry } from './catalog';
import { EngineClient } from './client';
import { findObstacle } from './devices';
import { EngineFailure, type FailureCode, toFailure } from './failure';
import type { LoadRequest, LoadUpdate, ModelInfo } from './protocol';

/** A model that answers, in a worker of its own. */
export interface OpenedModel {
  readonly client: EngineClient;
  readonly info: ModelInfo;
  /** Why it does not compute on the device that the catalog names, if so. */
  readonly fellBack: EngineFailure | undefined;
}

export interface OpenOptions extends Omit<LoadRequest, 'entry' | 'device'> {
  readonly onProgress: (update: LoadUpdate) => void;
  readonly signal: AbortSignal;
}

/** Failures after which another device is not tried. */
const ON_ANY_DEVICE: ReadonlySet<FailureCode> = new Set([
  'offline',
  'blocked',
  'policy',
  'not-found',
  'corrupt',
  'incomplete',
  'quota',
  'unsupported-browser',
  'unsupported-graph',
  'unsupported-model',
  'cancelled',
]);

/**
 * Loads a model and checks it. What fails on WebGPU, wrong answers included, is tried again in
 * WASM with the same files. `options.fileCache` gets the files of the site that were fetched.
 *
 * @throws EngineFailure; then no worker is left
 */
export async function openModel(
  entry: CatalogEntry,
  { onProgress, signal, ...options }: OpenOptions,
): Promise<OpenedModel> {
  const { fileCache } = options;
  const open = async (request: LoadRequest) => {
    const client = new EngineClient();
    try {
      const info = await client.load(request, onProgress, signal);
      if (fileCache) {
        for (const [address, bytes] of await client.files()) fileCache.set(address, bytes);
      }
      return { client, info };
    } catch (error) {
      client.close();
      throw toFailure(error);
    }
  };
  const obstacle = findObstacle();
  if (obstacle) throw new EngineFailure('unsupported-browser', obstacle);
  const request = { ...options, entry };
  try {
    return { ...(await open(request)), fellBack: undefined };
  } catch (error) {
    const failure = toFailure(error);
    if (entry.device === 'wasm' || ON_ANY_DEVICE.has(failure.code)) throw failure;
    return { ...(await open({ ...request, device: 'wasm' })), fellBack: failure };
  }
}
