import { chapters, isReady } from './chapters';

/** The parts of the model with the chapters that open them, in plain data for any component. */
export const path = chapters.flatMap((chapter) => {
  const { slug, title, question, opens } = chapter;
  return opens ? [{ slug, title, question, ...opens, ready: isReady(chapter) }] : [];
});

/** Slugs of the parts inside a block, which the model repeats L times. */
export const repeated: readonly string[] = ['masked-attention', 'inside-a-block'];
