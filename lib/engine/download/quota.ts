import { EngineFailure } from '../failure';
import type { ModelStorage } from './storage';

/** Bytes that this site may still store; undefined when the browser does not say. */
export async function freeSpace(): Promise<number | undefined> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? undefined : Math.max(0, quota - usage);
  } catch {
    return undefined;
  }
}

/** What fits into less than this is simply stored. */
const WORTH_RESERVING = 1_000_000;

/**
 * @param free bytes, if the browser tells
 * @throws EngineFailure 'quota' when there is not room for so many bytes
 */
export async function checkQuota(
  what: string,
  needed: number,
  free: number | undefined,
  storage: ModelStorage,
): Promise<void> {
  const needs = `${what} needs ${Math.ceil(needed / 1e6)} MB on this device`;
  if (free !== undefined && needed > free) {
    throw new EngineFailure('quota', `${needs}; ${Math.floor(free / 1e6)} MB are free.`);
  }
  if (needed < WORTH_RESERVING) return;
  try {
    await storage.reserve(needed);
  } catch (error) {
    if (!(error instanceof EngineFailure) || error.code !== 'quota') throw error;
    throw new EngineFailure('quota', `${needs}; that much is not free.`);
  }
}

/**
 * Ask the browser to keep what is stored when space grows short. For the page, once a large model
 * is stored: workers cannot ask, and some browsers put the question to the reader.
 */
export async function keepStored(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}
