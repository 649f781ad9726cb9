import { chapters, isReady } from './chapters';

/** The chapters as the parts of the model, in plain data that any component may be given. */
export const path = chapters.map((chapter) => ({
  slug: chapter.slug,
  title: chapter.title,
  question: chapter.question,
  part: chapter.part,
  leaves: chapter.leaves,
  shows: chapter.shows,
  ready: isReady(chapter),
}));

/** Slugs of the parts inside a block, which the model repeats L times. */
export const repeated: readonly string[] = ['masked-attention', 'inside-a-block'];
