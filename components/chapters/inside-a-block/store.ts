'use client';

import { createStore, useStore } from '@/components/storage/createStore';

const chosen = createStore<number | undefined>(undefined);

/** The token that the chapter's figures look at, out of `length`: the last until one is chosen. */
export function useChosen(length: number): [at: number, choose: (position: number) => void] {
  const now = useStore(chosen);
  return [Math.min(now ?? length - 1, length - 1), chosen.set];
}
