import { useSyncExternalStore } from 'react';

/** A value outside of React that any number of components read; see `useStore`. */
export interface Store<T> {
  /** The value on the server and at the first paint. */
  readonly initial: T;
  readonly get: () => T;
  readonly set: (value: T) => void;
  /** Calls `listener` after each change; returns what ends that. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** @param load reads the value in the browser, once, when it is first needed */
export function createStore<T>(initial: T, load: () => T = () => initial): Store<T> {
  const listeners = new Set<() => void>();
  let value: { readonly now: T } | undefined;
  const get = () => {
    value ??= { now: load() };
    return value.now;
  };
  const set = (now: T) => {
    value = { now };
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return { initial, get, set, subscribe };
}

/** Returns a store's value, and renders again when it changes. */
export function useStore<T>({ initial, get, subscribe }: Store<T>): T {
  return useSyncExternalStore(subscribe, get, () => initial);
}
