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

/** The runs saved on this device, and actions on them. */
export interface History {
  /** Newest first. */
  readonly runs: readonly SavedRun[];
  /** Why the last change did not work. */
  readonly problem: string | undefined;
  readonly save: (run: SavedRun) => void;
  readonly remove: (id: string) => void;
  readonly removeAll: () => void;
}

/** The history in the browser's storage; empty until the page runs. Follows other tabs. */
export function useHistory(): History {
  const [result, setResult] = useState<SaveResult>({ ok: true, runs: [] });
  useEffect(() => {
    const reread = () => setResult({ ok: true, runs: readRuns(browserStorage()) });
    reread();
    window.addEventListener('storage', reread);
    return () => window.removeEventListener('storage', reread);
  }, []);
  return {
    runs: result.runs,
    problem: result.ok ? undefined : result.message,
    save: useCallback((run: SavedRun) => setResult(saveRun(browserStorage(), run)), []),
    remove: useCallback((id: string) => setResult(deleteRun(browserStorage(), id)), []),
    removeAll: useCallback(() => setResult(deleteAllRuns(browserStorage())), []),
  };
}

/** If the browser blocks storage, even `localStorage` throws: then every call fails on its own. */
function browserStorage(): RunStorage {
  return {
    getItem: (key) => localStorage.getItem(key),
    setItem: (key, value) => localStorage.setItem(key, value),
    removeItem: (key) => localStorage.removeItem(key),
  };
}
