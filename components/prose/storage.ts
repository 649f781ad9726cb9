import { useCallback, useMemo, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
/** What was set on this page; it stands where the browser blocks storage. */
const memory = new Map<string, string>();
/** Keys whose latest value is in `memory` only. */
const unkept = new Set<string>();

function read(key: string): string | null {
  const kept = memory.get(key);
  if (kept !== undefined) return kept;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  if (value === null) memory.delete(key);
  else memory.set(key, value);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    unkept.delete(key);
  } catch {
    // Blocked or full: `memory` keeps the value until the page is left.
    if (value !== null) unkept.add(key);
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** True while something could not be stored, and is lost when the page is left. */
export function useUnkept(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => unkept.size > 0,
    () => false,
  );
}

/** A string that outlives a reload, read once; see `useStored`. */
export const readStored = read;

/** Keep a string without listening to it; see `useStored`. */
export const writeStored = write;

/**
 * A string that outlives a reload, by its key in localStorage; null where nothing is kept. The
 * server and the first paint always see null. All who use a key see the same value.
 */
export function useStored(key: string): [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const set = useCallback((next: string | null) => write(key, next), [key]);
  return [value, set];
}

/** What tells a kept value from anything else; a zod schema is one. */
export interface Shape<T> {
  safeParse(value: unknown): { readonly success: boolean; readonly data?: T };
}

/**
 * Any plain data that outlives a reload, as JSON under its key. What does not have the shape, as
 * from another version of the site, counts as nothing.
 *
 * @param shape and `initial` must be the same objects at every render
 */
export function useStoredData<T>(
  key: string,
  shape: Shape<T>,
  initial: T,
): [T, (change: (before: T) => T) => void] {
  const [kept] = useStored(key);
  const value = useMemo(() => parse(kept, shape) ?? initial, [kept, shape, initial]);
  const update = useCallback(
    (change: (before: T) => T) => {
      const before = parse(read(key), shape) ?? initial;
      const after = change(before);
      if (after !== before) write(key, JSON.stringify(after));
    },
    [key, shape, initial],
  );
  return [value, update];
}

function parse<T>(kept: string | null, shape: Shape<T>): T | undefined {
  if (kept === null) return undefined;
  try {
    const parsed = shape.safeParse(JSON.parse(kept));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
