import { STEP_PARTS } from '@/lib/heads/steps';
import type { Recording } from './recording';
import { SENTENCE } from './sentence';

/** The head that most looks at the token before; a test compares it with all others. */
const OPEN_HEAD = [3, 2] as const;

const ids = { tokens: SENTENCE };
const storybook = (name: string) => ({ file: `masked-attention/${name}`, model: 'storybook' });

/** The figures of the chapter on masked attention. */
export const maskedAttention: readonly Recording[] = [
  {
    ...storybook('unmasked'),
    task: 'inspect',
    request: { ids, parts: ['attention', 'predictions'], causal: false, heads: [OPEN_HEAD] },
  },
  {
    ...storybook('steps'),
    task: 'inspect',
    request: { ids, parts: STEP_PARTS, heads: [OPEN_HEAD] },
  },
  {
    ...storybook('head-scores'),
    task: 'headScores',
    request: { repeated: 24, texts: 4, seed: 1 },
  },
  { ...storybook('future-leak'), task: 'futureLeak', request: { ids } },
  { ...storybook('ablation'), task: 'ablate', request: { ids, top: 5 } },
  { ...storybook('heads-off'), task: 'headsOff', request: { ids, headsOff: [], top: 7 } },
];
