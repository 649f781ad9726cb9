'use client';

import { useEffect, useState } from 'react';

/** What a figure loads on demand. */
export interface Loaded<T> {
  /** Undefined until it has come. */
  readonly value: T | undefined;
  /** True after an attempt without success; going away from it and back is another. */
  readonly failed: boolean;
}

/**
 * Loads something once it is wanted, and keeps it.
 *
 * @param load the same function at every render
 */
export function useLoaded<T>(load: () => Promise<T>, wanted: boolean): Loaded<T> {
  const [value, setValue] = useState<T>();
  const [failed, setFailed] = useState(false);
  const missing = wanted && value === undefined;
  useEffect(() => {
    if (!missing) return;
    let current = true;
    setFailed(false);
    load().then(
      (loaded) => current && setValue(loaded),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [load, missing]);
  return { value, failed: failed && missing };
}
