import { chapters, isReady } from './chapters';

/** The parts of the model with the chapters that open them, in plain data for any component. */
export const path = chapters.flatMap((chapter) => {
  const { slug, title, question, opens } = chapter;
  return opens ? [{ slug, title, question, ...opens, ready: isReady(chapter) }] : [];
});

const [, embeddings] = path;

/** The stages of the map of the model: both that the chapter on embeddings opens, then the others. */
export const stages = [
  ...(embeddings
    ? [{ ...embeddings, part: 'text to tokens', leaves: 'T ids', shows: 'ids' as const }]
    : []),
  ...path.slice(1),
];

/** Slugs of the parts inside a block, which the model repeats L times. */
export const repeated: readonly string[] = ['masked-attention', 'inside-a-block'];
