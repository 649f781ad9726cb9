'use client';

import { z } from 'zod';
import { useStoredData } from '@/components/prose/storage';

z.config({ jitless: true });

const kept = z.object({
  /** The prompt that `chosen` was chosen after: behind another one it means nothing. */
  after: z.string().max(200_000),
  chosen: z.array(z.int().min(0)).max(100_000),
  temperature: z.number().min(0).max(2),
  /** 0 keeps all. */
  topK: z.int().min(0).max(1_000_000),
  /** 1 keeps all. */
  topP: z.number().min(0).max(1),
  seed: z.int().min(0).max(999_999),
  length: z.int().min(1).max(400),
  /** From 0; null until the reader has chosen one. */
  layer: z.int().min(0).max(100).nullable(),
  head: z.int().min(0).max(100).nullable(),
});

/** What the reader chose and set: it outlives a reload, and all figures of the chapter share it. */
export type Kept = z.infer<typeof kept>;

const INITIAL: Kept = {
  after: '',
  chosen: [],
  temperature: 0.8,
  topK: 0,
  topP: 1,
  seed: 1,
  length: 40,
  layer: null,
  head: null,
};

export function useKept(): [Kept, (part: Partial<Kept>) => void] {
  const [value, update] = useStoredData('inside-gpt-2:workbench', kept, INITIAL);
  return [value, (part) => update((before) => ({ ...before, ...part }))];
}
