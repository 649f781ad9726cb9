import {
  givenBy,
  NAME_PAIRS,
  type NamePair,
  STEERED_TEXTS,
  TEXT_PAIRS,
} from '@/lib/block/text-pairs';
import { PASSAGE, SINKS } from '@/lib/heads/passage';
import { topK } from '@/lib/maths/top-k';
import type { Ask, Recording } from './recording';
import { SENTENCE } from './sentence';

const storybook = (name: string) => ({ file: `circuits/${name}`, model: 'storybook' });

/** The notebook's sentence, and the two likeliest tokens after it. */
async function likeliestTwo(ask: Ask) {
  const { ids } = await ask('tokenize', { text: SENTENCE });
  const { lastLogits = [] } = await ask('inspect', { ids, parts: ['lastLogits'] });
  const [first = 0, second = 0] = topK(lastLogits, 2);
  return { ids, answerIds: [first, second] as const };
}

/** Parts of the one text in the other, where a word comes for the second time. */
const repeatedWord = (patched: 'stream' | 'heads') =>
  ({
    cleanIds: { tokens: TEXT_PAIRS.word.clean },
    corruptedIds: { tokens: TEXT_PAIRS.word.changed },
    answerIds: [{ token: TEXT_PAIRS.word.answers[0] }, { token: TEXT_PAIRS.word.answers[1] }],
    patched,
  }) as const;

/** Who gets the drink: the name that comes once, where the other one gives it; and the other way round. */
function twoNames(pair: NamePair) {
  const [one, other] = NAME_PAIRS[pair];
  return {
    ids: { tokens: givenBy([one, other], other) },
    otherIds: { tokens: givenBy([one, other], one) },
    answerIds: [{ token: ` ${one}` }, { token: ` ${other}` }],
  } as const;
}

/** The figures of the chapter on circuits. */
export const circuits: readonly Recording[] = [
  // Readers see that its terms add up.
  { ...storybook('ledger'), task: 'ledger', request: likeliestTwo, floatBits: 32 },
  {
    ...storybook('knock-outs'),
    task: 'knockOuts',
    request: async (ask) => ({ ...(await likeliestTwo(ask)), sample: 'sentences' }),
  },
  { ...storybook('patch-stream'), task: 'patchGrid', request: repeatedWord('stream') },
  { ...storybook('patch-heads'), task: 'patchGrid', request: repeatedWord('heads') },
  {
    ...storybook('steering'),
    task: 'steer',
    request: {
      ids: { tokens: SENTENCE },
      plusIds: { tokens: STEERED_TEXTS.plus },
      minusIds: { tokens: STEERED_TEXTS.minus },
      ...{ layer: 2, strength: 0.5, tokens: 32 },
      settings: { temperature: 0.7, topK: 20, seed: 4 },
    },
  },
  {
    ...storybook('sinks'),
    task: 'sinks',
    request: { ids: { tokens: PASSAGE }, ...SINKS },
    floatBits: 32,
  },
  { ...storybook('names-mixed'), task: 'exchangedParts', request: twoNames('mixed') },
  { ...storybook('names-same'), task: 'exchangedParts', request: twoNames('same') },
  { ...storybook('composition'), task: 'composition', request: {} },
];
