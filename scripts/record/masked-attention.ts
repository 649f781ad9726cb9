import { headAt } from '@/lib/heads/head-at';
import { largest, profiles } from '@/lib/heads/profile';
import { strongestPlace } from '@/lib/heads/projection';
import { middlePosition, STEP_PARTS } from '@/lib/heads/steps';
import type { Ask, Recording } from './recording';
import { SENTENCE } from './sentence';

const ids = { tokens: SENTENCE };

/** Returns the head that most looks at the token before: the one that is open at first. */
async function openHead(ask: Ask) {
  const {
    attention = [],
    shape,
    ids,
  } = await ask('inspect', { ids: { tokens: SENTENCE }, parts: ['attention'] });
  const scores = profiles(attention, shape.heads, ids, undefined).map(({ previous }) => previous);
  const best = largest(scores) ?? 0;
  return { ids, heads: [headAt(best, shape.heads)] };
}
const storybook = (name: string) => ({ file: `masked-attention/${name}`, model: 'storybook' });

/** A text that says a word, begins its sentence again, and stops before the word. */
const repeated = (name: string, before: string, cue: string, word: string): Recording => ({
  ...storybook(`repeated-${name}`),
  task: 'repeatedText',
  request: { before, cue, word, most: 3 },
});

/** The figures of the chapter on masked attention. */
export const maskedAttention: readonly Recording[] = [
  {
    ...storybook('unmasked'),
    task: 'inspect',
    request: async (ask) => ({
      ...(await openHead(ask)),
      parts: ['attention', 'predictions'],
      causal: false,
    }),
  },
  {
    ...storybook('steps'),
    task: 'inspect',
    request: async (ask) => ({ ...(await openHead(ask)), parts: STEP_PARTS }),
  },
  {
    ...storybook('output-projection'),
    task: 'outputProjection',
    // Only the place that is followed at first has its numbers in full.
    request: async (ask) => {
      const { ids, heads } = await openHead(ask);
      const [[layer, head] = [0, 0]] = heads;
      const request = { ids, layer, head, position: middlePosition(ids.length) };
      const place = strongestPlace(await ask('outputProjection', { ...request, places: [] }));
      return { ...request, places: [place] };
    },
  },
  {
    ...storybook('head-scores'),
    task: 'headScores',
    request: { repeated: 24, texts: 4, seed: 1 },
  },
  { ...storybook('future-leak'), task: 'futureLeak', request: { ids } },
  { ...storybook('ablation'), task: 'ablate', request: { ids, top: 5, by: 'mean' } },
  { ...storybook('ablation-zero'), task: 'ablate', request: { ids, top: 5, by: 'zero' } },
  repeated('duck', 'Anna has a purple duck.', ' Anna has a purple', ' duck'),
  repeated(
    'fox',
    'Tom Brown met the red fox. Tom Brown met the red fox.',
    ' Tom Brown met the red',
    ' fox',
  ),
  repeated('names', 'Pim met Tav. Pim met Tav.', ' Pim met', ' Tav'),
  {
    ...storybook('heads-off'),
    task: 'headsOff',
    request: { ids, headsOff: [], top: 7, by: 'mean' },
  },
];
