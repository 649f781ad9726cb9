import type { Recording } from './recording';

/** The notebook's own sentence. */
export const SENTENCE = 'Once upon a time there was an old';

/** What every page knows of it. */
export const sentence: readonly Recording[] = [
  { file: 'sentence', model: 'storybook', task: 'tokenize', request: { text: SENTENCE } },
];
