'use client';

import { useCallback, useEffect, useState } from 'react';
import type { CatalogEntry } from '@/lib/engine/catalog';
import { type Abilities, findAbilities } from '@/lib/engine/devices';
import { openStorage, type StoredModel } from '@/lib/engine/download/storage';

/** What this browser can compute with; undefined until it has answered. */
export function useAbilities(): Abilities | undefined {
  const [abilities, setAbilities] = useState<Abilities>();
  useEffect(() => {
    let here = true;
    void findAbilities().then((found) => here && setAbilities(found));
    return () => {
      here = false;
    };
  }, []);
  return abilities;
}

/**
 * The models that are stored on this device, and a way to delete one.
 *
 * @param occasion the list is read again whenever this changes
 */
export function useStoredModels(occasion: unknown, entries: readonly CatalogEntry[]) {
  const [stored, setStored] = useState<readonly StoredModel[]>([]);
  const [deletions, setDeletions] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an occasion is a reason to look again
  useEffect(() => {
    let here = true;
    const look = async () => {
      const found = await (await openStorage()).list(entries).catch(() => []);
      if (here) setStored(found);
    };
    void look();
    return () => {
      here = false;
    };
  }, [occasion, deletions, entries.length]);

  const remove = useCallback(async (id: string) => {
    try {
      await (await openStorage()).deleteModel(id);
    } finally {
      setDeletions((count) => count + 1);
    }
  }, []);
  return { stored, remove };
}
