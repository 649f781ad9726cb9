import type { ChapterProgress } from './progress';

/** A section as it is in the window, in CSS pixels from the window's top. */
export interface SectionBox {
  readonly id: string;
  readonly top: number;
  readonly bottom: number;
}

/** How a section has been looked at so far. */
export interface Looks {
  readonly seconds: number;
  /** True once its last line was in the window. */
  readonly ended: boolean;
}

/** A section counts as read when its end was seen, and it was in the window for so long, in seconds. */
export const READING = 8;

/** Returns the looks after one more second of this window. @param height of the window */
export function lookOn(
  before: ReadonlyMap<string, Looks>,
  boxes: readonly SectionBox[],
  height: number,
): ReadonlyMap<string, Looks> {
  const after = new Map(before);
  for (const { id, top, bottom } of boxes) {
    // A strip at the edge of the window is not what is being read.
    if (top > 0.75 * height || bottom < 0.25 * height) continue;
    const { seconds, ended } = before.get(id) ?? { seconds: 0, ended: false };
    after.set(id, { seconds: seconds + 1, ended: ended || bottom <= height });
  }
  return after;
}

/** Returns the ids of the sections that were read. */
export const readIn = (looks: ReadonlyMap<string, Looks>): string[] =>
  [...looks].filter(([, { seconds, ended }]) => ended && seconds >= READING).map(([id]) => id);

/** Returns a chapter's progress with more of it read; the same object where nothing is new. */
export function withMore(
  before: ChapterProgress | undefined,
  now: ChapterProgress,
): ChapterProgress {
  const read = [...new Set([...(before?.read ?? []), ...now.read])];
  const after = { ...now, read };
  return before && JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
