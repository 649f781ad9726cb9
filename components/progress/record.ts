import type { ChapterProgress } from '@/lib/progress/progress';
import { lookOn, readIn, withMore } from '@/lib/progress/reading';
import { changeProgress } from './progress-store';

/** How often the window is looked at, in ms. */
const EVERY = 1000;

/**
 * Records which sections of a chapter are read and how many of its exercises are answered, while
 * its page is in view. Returns what ends that.
 *
 * @param ids of the headings of its sections, in order
 */
export function recordProgress(chapter: string, ids: readonly string[]): () => void {
  let looks: Parameters<typeof lookOn>[0] = new Map();
  const look = () => {
    if (document.hidden || 'projecting' in document.documentElement.dataset) return;
    looks = lookOn(looks, boxesOf(ids), window.innerHeight);
    const now: ChapterProgress = { read: readIn(looks), sections: ids.length, ...exercises() };
    if (now.read.length === 0 && now.answered === 0) return;
    changeProgress((before) => {
      const known = before[chapter];
      const after = withMore(known, now);
      return after === known ? before : { ...before, [chapter]: after };
    });
  };
  const timer = setInterval(look, EVERY);
  return () => clearInterval(timer);
}

/** A section ends where the next begins, the last one with the article. */
function boxesOf(ids: readonly string[]) {
  const end = document.querySelector('main article')?.getBoundingClientRect().bottom ?? 0;
  const tops = ids.map((id) => document.getElementById(id)?.getBoundingClientRect().top ?? end);
  return ids.map((id, at) => ({ id, top: tops[at] ?? end, bottom: tops[at + 1] ?? end }));
}

function exercises(): Pick<ChapterProgress, 'answered' | 'exercises'> {
  const all = [...document.querySelectorAll('main [data-mark=exercise]')];
  return {
    answered: all.filter((one) => one.hasAttribute('data-answered')).length,
    exercises: all.length,
  };
}
