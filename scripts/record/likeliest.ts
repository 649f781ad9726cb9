import type { Recording } from './recording';
import { SENTENCE } from './sentence';

/** The likeliest tokens after a text, as many as are named. */
export const likeliest = (file: string, prompt: string, top: number): Recording => ({
  file,
  model: 'storybook',
  task: 'guess',
  request: { prompt, word: '', top },
});

/** What the contents page shows, and what is to be predicted in more than one chapter. */
export const nextTokens: readonly Recording[] = [
  likeliest('home', SENTENCE, 8),
  likeliest('predict/first-word', SENTENCE, 1),
  likeliest('predict/second-sentence', 'The old man opened the door and looked', 1),
  likeliest('predict/introduction-likeliest', 'It was a dark night, and the wind', 1),
];
