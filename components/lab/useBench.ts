'use client';

import { useCallback, useMemo } from 'react';
import { useStoredData } from '@/components/storage/useStoredData';
import { type Bench, benchSchema, FIRST_BENCH } from '@/lib/lab/kept';
import type { How } from '@/lib/lab/manuscript';
import type { Settings } from '@/lib/permalink/permalink';

/** How the Lab is set, over a reload too. */
export function useBench() {
  const [bench, update] = useStoredData('inside-gpt-2:lab', benchSchema, FIRST_BENCH);
  const change = useCallback(
    (part: Partial<Bench>) => update((before) => ({ ...before, ...part })),
    [update],
  );
  const set = useCallback(
    (part: Partial<Settings>) =>
      update((before) => ({ ...before, settings: { ...before.settings, ...part } })),
    [update],
  );
  return { bench, change, set };
}

/** The settings as a writer takes them; the same object for the same settings. */
export function useHow(
  { temperature, topK, topP, repetitionPenalty }: Omit<Settings, 'seed' | 'length'>,
  seed: number,
): How {
  return useMemo(
    () => ({ drawing: { temperature, topK, topP, repetitionPenalty }, seed }),
    [temperature, topK, topP, repetitionPenalty, seed],
  );
}
