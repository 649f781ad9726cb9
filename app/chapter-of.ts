import { type Chapter, readyChapters } from '@/content/chapters';

/** Returns the chapter with this slug. @throws Error when none such is written */
export function chapterOf(slug: string): Chapter {
  const chapter = readyChapters.find((one) => one.slug === slug);
  if (!chapter) throw new Error(`content/chapters.ts has no written chapter ${slug}`);
  return chapter;
}
