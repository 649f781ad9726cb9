'use client';

import { useCallback, useMemo } from 'react';
import { useStoredData } from '@/components/storage/useStoredData';
import { DEFAULT_LAB_SETTINGS, type LabSettings, labSettingsSchema } from '@/lib/lab/lab-settings';
import type { RunSettings } from '@/lib/permalink/permalink';
import type { SamplingSettings } from '@/lib/sampling/settings';

/** The settings of the Lab, kept over a reload. */
export function useLabSettings() {
  const [labSettings, update] = useStoredData(
    'inside-gpt-2:lab',
    labSettingsSchema,
    DEFAULT_LAB_SETTINGS,
  );
  const change = useCallback(
    (part: Partial<LabSettings>) => update((before) => ({ ...before, ...part })),
    [update],
  );
  const set = useCallback(
    (part: Partial<RunSettings>) =>
      update((before) => ({ ...before, settings: { ...before.settings, ...part } })),
    [update],
  );
  return { labSettings, change, set };
}

/** Returns the part of the settings that a writer needs; the same object for equal values. */
export function useSampling(
  { temperature, topK, topP, repetitionPenalty }: Omit<RunSettings, 'seed' | 'length'>,
  seed: number,
): SamplingSettings {
  return useMemo(
    () => ({ temperature, topK, topP, repetitionPenalty, seed }),
    [temperature, topK, topP, repetitionPenalty, seed],
  );
}
