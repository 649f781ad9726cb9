import * as z from '@/lib/zod';

const runSchema = z.object({
  /** Unique on this device. */
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  /** When it was saved, in ms since 1970. */
  at: z.int().check(z.minimum(0)),
  /** The model's name in the catalog. */
  model: z.string().check(z.minLength(1), z.maxLength(300)),
  /** The text of the prompt, and what was written after it. */
  prompt: z.string().check(z.maxLength(20_000)),
  text: z.string().check(z.maxLength(40_000)),
  /** The whole state, as `writeLink` writes it. */
  link: z.string().check(z.minLength(1), z.maxLength(12_000)),
});

/** A run as it is saved on this device. */
export type SavedRun = z.infer<typeof runSchema>;

/** The browser's localStorage, or a stand-in for tests. */
export interface RunStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** The result of a change. A change that fails leaves all saved runs as they were. */
export type SaveResult =
  | { readonly ok: true; readonly runs: readonly SavedRun[] }
  | { readonly ok: false; readonly runs: readonly SavedRun[]; readonly message: string };

const KEY = 'inside-gpt-2:runs';

/** At most this many are saved; the oldest are dropped. */
export const MOST_RUNS = 100;

/** Returns the runs of this device, newest first. Skips damaged entries. */
export function readRuns(storage: RunStorage): readonly SavedRun[] {
  const found = entries(storage).flatMap((entry) => runSchema.safeParse(entry).data ?? []);
  return newestFirst([...new Map(found.map((run) => [run.id, run])).values()]);
}

/** Saves a run, and replaces one with the same id. */
export function saveRun(storage: RunStorage, run: SavedRun): SaveResult {
  const before = readRuns(storage);
  const parsed = runSchema.safeParse(run);
  if (!parsed.success) {
    return { ok: false, runs: before, message: 'This run is too long to be kept on this device.' };
  }
  const others = before.filter(({ id }) => id !== run.id);
  return write(storage, newestFirst([parsed.data, ...others]).slice(0, MOST_RUNS), before);
}

/** Deletes one run. */
export function deleteRun(storage: RunStorage, id: string): SaveResult {
  const before = readRuns(storage);
  return write(
    storage,
    before.filter((run) => run.id !== id),
    before,
  );
}

/** Deletes all runs, also those that cannot be read. */
export function deleteAllRuns(storage: RunStorage): SaveResult {
  return write(storage, [], readRuns(storage));
}

function write(
  storage: RunStorage,
  runs: readonly SavedRun[],
  before: readonly SavedRun[],
): SaveResult {
  try {
    if (runs.length === 0) storage.removeItem(KEY);
    else storage.setItem(KEY, JSON.stringify(runs));
    return { ok: true, runs };
  } catch (error) {
    return { ok: false, runs: before, message: whyNot(error) };
  }
}

const newestFirst = (runs: readonly SavedRun[]) => [...runs].sort((a, b) => b.at - a.at);

const whyNot = (error: unknown) =>
  error instanceof Error && /quota/i.test(error.name)
    ? 'This device has no room for another run. Nothing was lost; delete some to make room.'
    : 'This browser does not let the page keep anything. Nothing was lost.';

function entries(storage: RunStorage): unknown[] {
  try {
    const parsed: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
