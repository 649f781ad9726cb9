/** What a reader has done in one chapter. */
export interface ChapterProgress {
  /** Ids of the sections that were read. */
  readonly read: readonly string[];
  /** How many sections the chapter has. */
  readonly sections: number;
  readonly answered: number;
  /** How many exercises the chapter has. */
  readonly exercises: number;
}

/** What a reader has done, by chapter. */
export type Progress = Readonly<Record<string, ChapterProgress>>;

const WHOLE = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

/** Returns what was saved; what is not in order, as from another version, is left out. */
export function readProgress(saved: string | null): Progress {
  try {
    const given: unknown = JSON.parse(saved ?? '{}');
    return Object.fromEntries(Object.entries(given ?? {}).filter(([, one]) => isProgress(one)));
  } catch {
    return {};
  }
}

function isProgress(value: unknown): value is ChapterProgress {
  const { read, sections, answered, exercises } = (value ?? {}) as Partial<ChapterProgress>;
  return (
    Array.isArray(read) &&
    read.every((id) => typeof id === 'string') &&
    [sections, answered, exercises].every(WHOLE)
  );
}
