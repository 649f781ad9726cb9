'use client';

import { useEffect, useState } from 'react';
import { z } from 'zod';

z.config({ jitless: true });

const kept = z.object({
  prompt: z.string().max(200_000),
  chosen: z.array(z.int().min(0)).max(100_000),
  temperature: z.number().min(0).max(2),
  seed: z.int().min(0).max(999_999),
  length: z.int().min(1).max(400),
  layer: z.int().min(0).max(100),
  head: z.int().min(0).max(100),
});

/** What the reader wrote and set: it outlives a reload. */
export type Kept = z.infer<typeof kept>;

const KEY = 'inside-gpt-2:workbench';

/**
 * The reader's own state, restored after the first render, so that the page that scripts find is
 * the page that the server sent. `restored` tells when it is.
 */
export function useKept(initial: Kept) {
  const [value, setValue] = useState(initial);
  const [restored, setRestored] = useState(false);
  useEffect(() => {
    const found = read();
    if (found) setValue(found);
    setRestored(true);
  }, []);
  useEffect(() => {
    if (!restored) return;
    try {
      localStorage.setItem(KEY, JSON.stringify(value));
    } catch {
      // Storage may be full or switched off: then the page works, and forgets.
    }
  }, [restored, value]);
  return { value, setValue, restored };
}

function read(): Kept | undefined {
  try {
    const parsed = kept.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
