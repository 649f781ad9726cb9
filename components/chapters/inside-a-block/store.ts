'use client';

import { useCallback, useSyncExternalStore } from 'react';

let chosen: number | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The token that the chapter's figures look at, out of `length`: the last until one is chosen. */
export function useChosen(length: number): [at: number, choose: (position: number) => void] {
  const now = useSyncExternalStore(
    subscribe,
    () => chosen,
    () => undefined,
  );
  const choose = useCallback((position: number) => {
    chosen = position;
    for (const listener of listeners) listener();
  }, []);
  return [Math.min(now ?? length - 1, length - 1), choose];
}
