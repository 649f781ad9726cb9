import { topK } from '@/lib/maths/top-k';
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
    ...storybook('sentence-logits'),
    task: 'inspect',
    request: { ids, parts: ['lastLogits'] },
    names: ({ lastLogits = [] }) => topK(lastLogits, NAMED),
  },
];
