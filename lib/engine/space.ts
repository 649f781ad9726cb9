import { EngineFailure } from './failure';

/** Bytes that this site may still store; undefined when the browser does not say. */
export async function freeSpace(): Promise<number | undefined> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? undefined : Math.max(0, quota - usage);
  } catch {
    return undefined;
  }
}

/** @throws EngineFailure 'quota' when there is not room for so many bytes */
export function checkSpace(what: string, needed: number, free: number | undefined): void {
  if (free === undefined || needed <= free) return;
  throw new EngineFailure(
    'quota',
    `${what} needs ${Math.ceil(needed / 1e6)} MB on this device; ${Math.floor(free / 1e6)} MB are free.`,
  );
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
