import type { ByteProgress } from './fetch-file';

/** The shortest time between two reports on one file, in ms: chunks come faster. */
const REPORT_EVERY = 50;

/**
 * Returns a listener that passes on what it is told, but not what comes too soon after the last of the
 * same file. The end of a file whose size is known is always passed on.
 */
export function paced(tell: (progress: ByteProgress) => void): (progress: ByteProgress) => void {
  const told = new Map<string, number>();
  return (progress) => {
    const { file, loaded, total } = progress;
    const now = performance.now();
    if (loaded !== total && now - (told.get(file) ?? Number.NEGATIVE_INFINITY) < REPORT_EVERY) {
      return;
    }
    told.set(file, now);
    tell(progress);
  };
}
