import { largest } from '@/lib/heads/profile';
import { previousToken } from '@/lib/heads/scores';
import { topK } from '@/lib/maths/top-k';
import { headPart } from '@/lib/trace/forward-pass';
import type { Recording } from './recording';

/** The notebook's own sentence. */
export const SENTENCE = 'Once upon a time there was an old';

/** The most tokens that are named after it, whatever the settings. */
const NAMED = 40;

const ids = { tokens: SENTENCE };
const storybook = (name: string) => ({ file: name, model: 'storybook' });

/** What more than one page shows of it. */
export const sentence: readonly Recording[] = [
  { ...storybook('sentence'), task: 'tokenize', request: { text: SENTENCE } },
  {
    ...storybook('sentence-attention'),
    task: 'inspect',
    request: { ids, parts: ['attention', 'predictions'] },
  },
  {
    ...storybook('sentence-head'),
    task: 'attentionRow',
    // Of all heads, the one that looks most at the token before.
    request: async (ask) => {
      const pass = await ask('inspect', { ids, parts: ['attention'] });
      const { heads } = pass.shape;
      const { length } = pass.ids;
      const scores = (pass.attention ?? []).flatMap((_, layer) =>
        Array.from({ length: heads }, (_, head) =>
          previousToken(headPart(pass, 'attention', layer, head) ?? new Float32Array(), length),
        ),
      );
      const first = largest(scores) ?? 0;
      const open = { layer: Math.floor(first / heads), head: first % heads };
      return { ids: pass.ids, promptLength: length, ...open, from: 0, to: length };
    },
  },
  {
    ...storybook('sentence-logits'),
    task: 'inspect',
    request: { ids, parts: ['lastLogits'] },
    names: ({ lastLogits = [] }) => topK(lastLogits, NAMED),
  },
];
