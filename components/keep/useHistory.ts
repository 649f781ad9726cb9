import { useCallback, useEffect, useState } from 'react';
import {
  deleteAllRuns,
  deleteRun,
  type Kept,
  type KeptRun,
  type KeptStorage,
  keepRun,
  readRuns,
} from '@/lib/keep/history';

/** The runs of this device, and what can be done with them. */
export interface History {
  readonly runs: readonly KeptRun[];
  /** Why the last change did not work. */
  readonly problem: string | undefined;
  readonly keep: (run: KeptRun) => void;
  readonly remove: (id: string) => void;
  readonly removeAll: () => void;
}

/** The history in the browser's storage; empty until the page runs. Follows other tabs. */
export function useHistory(): History {
  const [kept, setKept] = useState<Kept>({ ok: true, runs: [] });
  useEffect(() => {
    const reread = () => setKept({ ok: true, runs: readRuns(browserStorage()) });
    reread();
    window.addEventListener('storage', reread);
    return () => window.removeEventListener('storage', reread);
  }, []);
  return {
    runs: kept.runs,
    problem: kept.ok ? undefined : kept.message,
    keep: useCallback((run: KeptRun) => setKept(keepRun(browserStorage(), run)), []),
    remove: useCallback((id: string) => setKept(deleteRun(browserStorage(), id)), []),
    removeAll: useCallback(() => setKept(deleteAllRuns(browserStorage())), []),
  };
}

/** Where the browser blocks storage, even naming it fails; each call then fails by itself. */
function browserStorage(): KeptStorage {
  return {
    getItem: (key) => localStorage.getItem(key),
    setItem: (key, value) => localStorage.setItem(key, value),
    removeItem: (key) => localStorage.removeItem(key),
  };
}
