import { useCallback, useEffect, useState } from 'react';
import {
  deleteAllRuns,
  deleteRun,
  type RunStorage,
  readRuns,
  type SavedRun,
  type SaveResult,
  saveRun,
} from '@/lib/history/saved-runs';

/** The runs of this device, and what can be done with them. */
export interface History {
  readonly runs: readonly SavedRun[];
  /** Why the last change did not work. */
  readonly problem: string | undefined;
  readonly save: (run: SavedRun) => void;
  readonly remove: (id: string) => void;
  readonly removeAll: () => void;
}

/** The history in the browser's storage; empty until the page runs. Follows other tabs. */
export function useHistory(): History {
  const [kept, setKept] = useState<SaveResult>({ ok: true, runs: [] });
  useEffect(() => {
    const reread = () => setKept({ ok: true, runs: readRuns(browserStorage()) });
    reread();
    window.addEventListener('storage', reread);
    return () => window.removeEventListener('storage', reread);
  }, []);
  return {
    runs: kept.runs,
    problem: kept.ok ? undefined : kept.message,
    save: useCallback((run: SavedRun) => setKept(saveRun(browserStorage(), run)), []),
    remove: useCallback((id: string) => setKept(deleteRun(browserStorage(), id)), []),
    removeAll: useCallback(() => setKept(deleteAllRuns(browserStorage())), []),
  };
}

/** Where the browser blocks storage, even naming it fails; each call then fails by itself. */
function browserStorage(): RunStorage {
  return {
    getItem: (key) => localStorage.getItem(key),
    setItem: (key, value) => localStorage.setItem(key, value),
    removeItem: (key) => localStorage.removeItem(key),
  };
}
