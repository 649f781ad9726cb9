import { STEP_PARTS } from '@/lib/heads/steps';
import type { Recording } from './recording';
import { SENTENCE } from './sentence';

/** The head that most looks at the token before; a test compares it with all others. */
const OPEN_HEAD = [3, 2] as const;

const ids = { tokens: SENTENCE };
const storybook = (name: string) => ({ file: `masked-attention/${name}`, model: 'storybook' });

/** All 8 heads of a layer off at once. */
const layerOff = (layer: number) =>
  ({
    ids,
    headsOff: Array.from({ length: 8 }, (_, head) => [layer, head] as const),
    top: 5,
    by: 'mean',
  }) as const;

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
  { ...storybook('ablation'), task: 'ablate', request: { ids, top: 5, by: 'mean' } },
  { ...storybook('ablation-zero'), task: 'ablate', request: { ids, top: 5, by: 'zero' } },
  // What the prose says of a whole layer; no figure shows it before it is asked for.
  { ...storybook('layer-1-off'), task: 'headsOff', request: layerOff(0) },
  { ...storybook('layer-3-off'), task: 'headsOff', request: layerOff(2) },
  {
    ...storybook('heads-off'),
    task: 'headsOff',
    request: { ids, headsOff: [], top: 7, by: 'mean' },
  },
];
