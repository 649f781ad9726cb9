'use client';

import { useCallback } from 'react';
import { type Shape, useStoredData } from '@/components/storage/useStoredData';
import { MYTH_IDS, type MythId } from '@/lib/myths/requests';

/** How far a reader is with one belief. */
export interface MythProgress {
  /** The value of the chosen option; '' before a choice. */
  readonly belief: string;
  readonly ran: boolean;
  /** The reader's own sentence. */
  readonly because: string;
  /** True once the explanation is shown. */
  readonly explained: boolean;
}

/** Of all beliefs; one is missing until the reader has begun with it. */
export type AllProgress = Readonly<Partial<Record<MythId, MythProgress>>>;

const UNTOUCHED: MythProgress = { belief: '', ran: false, because: '', explained: false };
const NONE: AllProgress = {};

const isProgress = (value: unknown): value is MythProgress => {
  const { belief, ran, because, explained } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof belief === 'string' &&
    typeof ran === 'boolean' &&
    typeof because === 'string' &&
    typeof explained === 'boolean'
  );
};

/** Written by hand: zod would add 18 kB to the page. */
const shape: Shape<AllProgress> = {
  safeParse: (value) => {
    const known = Object.entries(value ?? {}).filter(([id]) =>
      (MYTH_IDS as readonly string[]).includes(id),
    );
    return known.every(([, progress]) => isProgress(progress))
      ? { success: true, data: Object.fromEntries(known) }
      : { success: false };
  },
};

/** The reader's progress with all beliefs, kept in this browser. */
export function useAllProgress() {
  return useStoredData('inside-gpt-2:beliefs', shape, NONE);
}

/** The reader's progress with one belief, how to change it, and how to begin again. */
export function useMyth(id: MythId) {
  const [all, update] = useAllProgress();
  const set = useCallback(
    (change: Partial<MythProgress>) =>
      update((before) => ({ ...before, [id]: { ...UNTOUCHED, ...before[id], ...change } })),
    [id, update],
  );
  const reset = useCallback(
    () => update(({ [id]: _, ...others }) => others as AllProgress),
    [id, update],
  );
  return { progress: all[id] ?? UNTOUCHED, set, reset };
}
