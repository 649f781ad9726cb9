import { useCallback, useMemo } from 'react';
import { readStored, useStored, writeStored } from './stored';

/** Tells data of the right shape from anything else; a zod schema is one. */
export interface Shape<T> {
  safeParse(value: unknown): { readonly success: boolean; readonly data?: T };
}

/**
 * Plain data that outlives a reload, as JSON under its key. Saved data of another shape, as from
 * another version of the site, is ignored.
 *
 * @param shape and `initial` must be the same objects at every render
 */
export function useStoredData<T>(
  key: string,
  shape: Shape<T>,
  initial: T,
): [T, (change: (before: T) => T) => void] {
  const [saved] = useStored(key);
  const value = useMemo(() => parse(saved, shape) ?? initial, [saved, shape, initial]);
  const update = useCallback(
    (change: (before: T) => T) => {
      const before = parse(readStored(key), shape) ?? initial;
      const after = change(before);
      if (after !== before) writeStored(key, JSON.stringify(after));
    },
    [key, shape, initial],
  );
  return [value, update];
}

function parse<T>(saved: string | null, shape: Shape<T>): T | undefined {
  if (saved === null) return undefined;
  try {
    const parsed = shape.safeParse(JSON.parse(saved));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
