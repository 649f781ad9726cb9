import { useCallback } from 'react';
import { createStore, type Store, useStore } from './createStore';

const stores = new Map<string, Store<string | null>>();

/** Keys whose value could not be saved: it is lost when the page is left. */
const unsaved = createStore<ReadonlySet<string>>(new Set());

/** The values of a page that keeps nothing; see `keepInMemory`. */
let inMemory: Map<string, string> | undefined;

/**
 * From now on this page keeps its values in memory alone, and begins with these: what the reader has
 * saved is neither read nor changed. Is called before any value is read.
 */
export function keepInMemory(values: ReadonlyMap<string, string>): void {
  inMemory = new Map(values);
}

function storeOf(key: string): Store<string | null> {
  const known = stores.get(key);
  if (known) return known;
  const store = createStore<string | null>(null, () => load(key));
  stores.set(key, store);
  return store;
}

// All values of this tab were deleted by someone else, as in the browser's tools.
globalThis.addEventListener?.('storage', (event) => {
  const { key, storageArea } = event as StorageEvent;
  if (key !== null || storageArea !== sessionStorage) return;
  for (const [name, store] of stores) store.set(load(name));
});

/** Returns a string saved in this browser, or null; see `useStored`. */
export function readStored(key: string): string | null {
  return storeOf(key).get();
}

/** Saves a string in this browser; null deletes it. Never throws; see `useUnsaved`. */
export function writeStored(key: string, value: string | null): void {
  const failed = new Set(unsaved.get());
  if (save(key, value) || value === null) failed.delete(key);
  else failed.add(key);
  if (failed.size !== unsaved.get().size) unsaved.set(failed);
  storeOf(key).set(value);
}

/** Deletes all values whose keys begin so, in this browser. */
export function forgetStored(beginning: string): void {
  let keys = [...stores.keys()];
  try {
    keys = [...keys, ...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  } catch {
    // Blocked: then nothing is saved there.
  }
  for (const key of new Set(keys)) if (key.startsWith(beginning)) writeStored(key, null);
}

/**
 * A string that outlives a reload; null where there is none. A tab keeps its own value: in
 * sessionStorage, as JSON, so that null is a value too. A new tab begins with the one that was
 * written last in any tab, from localStorage. The server and the first paint see null. All
 * components that use a key see the same value, also where the browser blocks storage.
 */
export function useStored(key: string): [string | null, (value: string | null) => void] {
  const value = useStore(storeOf(key));
  const set = useCallback((next: string | null) => writeStored(key, next), [key]);
  return [value, set];
}

/** True while some value could not be saved, because storage is full or blocked. */
export function useUnsaved(): boolean {
  return useStore(unsaved).size > 0;
}

function load(key: string): string | null {
  if (inMemory) return inMemory.get(key) ?? null;
  try {
    const own = sessionStorage.getItem(key);
    if (own !== null) return JSON.parse(own);
    const latest = localStorage.getItem(key);
    // What another tab writes from now on is not this tab's.
    saveInTab(key, latest);
    return latest;
  } catch {
    return null;
  }
}

/** Returns false where the browser refuses; the value then lasts as long as the page or the tab. */
function save(key: string, value: string | null): boolean {
  // Its store holds the value.
  if (inMemory) return true;
  saveInTab(key, value);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

function saveInTab(key: string, value: string | null): void {
  try {
    // An older value must not stay where the new one finds no room.
    sessionStorage.removeItem(key);
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or blocked: a reload takes what localStorage has.
  }
}
