import { createStore } from '@/components/storage/createStore';
import type { Progress } from '@/lib/progress/progress';
import { readProgress } from '@/lib/progress/progress';

/** Of this browser, for all its tabs. */
const KEY = 'inside-gpt-2:progress';

const NONE: Progress = {};

/** What the reader has read and answered on this device; none of it is sent anywhere. */
export const progressStore = createStore<Progress>(NONE, saved);

globalThis.addEventListener?.('storage', (event) => {
  const { key } = event as StorageEvent;
  if (key === KEY || key === null) progressStore.set(saved());
});

function saved(): Progress {
  try {
    return readProgress(localStorage.getItem(KEY));
  } catch {
    return NONE;
  }
}

/** Changes what is saved, starting from what any tab has saved last. */
export function changeProgress(change: (before: Progress) => Progress): void {
  const known = progressStore.get();
  const before = { ...known, ...saved() };
  const after = change(before);
  if (after === before) return;
  progressStore.set(after);
  try {
    localStorage.setItem(KEY, JSON.stringify(after));
  } catch {
    // Storage is full or blocked: it lasts as long as the page.
  }
}

/** Forgets what was read. */
export function forgetProgress(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was saved.
  }
  progressStore.set(NONE);
}
