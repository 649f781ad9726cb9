import type { ChapterProgress } from './progress';

/** Returns a chapter's progress in words; '' where there is none. */
export function readingText({ read, sections, answered, exercises }: ChapterProgress): string {
  const parts = [
    ...(read.length > 0
      ? [read.length >= sections ? 'read' : `${read.length} of ${sections} sections read`]
      : []),
    ...(answered > 0 ? [`${answered} of ${exercises} exercises answered`] : []),
  ];
  return parts.join(', ');
}
