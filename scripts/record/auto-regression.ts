import {
  BRANCH,
  CACHE_STEPS,
  GOES_ROUND,
  NAMED_IN_TREE,
  RUN_LENGTH,
} from '@/components/chapters/auto-regression/limits';
import { GREEDY } from '@/lib/sampling/settings';
import type { Recording } from './recording';
import { SENTENCE } from './sentence';

const ids = { tokens: SENTENCE };
const storybook = (name: string) => ({ file: `auto-regression/${name}`, model: 'storybook' });

/** The figures of the chapter on auto-regression, at the settings that it opens with. */
export const autoRegression: readonly Recording[] = [
  {
    ...storybook('greedy'),
    task: 'writeText',
    request: { ids: { tokens: GOES_ROUND }, settings: GREEDY, length: RUN_LENGTH },
  },
  {
    ...storybook('steps'),
    task: 'writeText',
    request: { ids, settings: GREEDY, length: CACHE_STEPS },
  },
  {
    ...storybook('chosen'),
    task: 'writeText',
    request: {
      ids: { tokens: GOES_ROUND },
      settings: { temperature: 0.7, seed: 1 },
      length: RUN_LENGTH,
    },
  },
  {
    ...storybook('tree'),
    task: 'firstBranches',
    request: { ids, length: BRANCH, named: NAMED_IN_TREE },
  },
  {
    ...storybook('last-tokens'),
    task: 'lastTokens',
    request: {
      ids: { tokens: 'Tom had a red ball. He went out to play with Ben. They kicked the' },
    },
  },
];
