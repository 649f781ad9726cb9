import type { Recording } from './recording';
import { SENTENCE } from './sentence';

const ids = { tokens: SENTENCE };
const storybook = (name: string) => ({ file: `positional-encoding/${name}`, model: 'storybook' });

/** Rows and columns of a map, points of a curve, and the position whose row is whole. */
const sample = { cells: 32, points: 112, row: 128 };

/** The figures of the chapter on positions. */
export const positionalEncoding: readonly Recording[] = [
  {
    ...storybook('word-order'),
    task: 'reorder',
    // All tokens but the last backwards.
    request: { ids, order: [6, 5, 4, 3, 2, 1, 0, 7], top: 6 },
  },
  {
    ...storybook('embedding-sum'),
    task: 'embeddingSum',
    request: { ids, from: 7 },
    floatBits: 32,
  },
  { ...storybook('learned'), task: 'positions', request: { source: 'learned', sample } },
  { ...storybook('sinusoidal'), task: 'positions', request: { source: 'sinusoidal', sample } },
];
