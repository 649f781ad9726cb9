import { LEARNING } from '@/components/chapters/learning/learning';
import { RECORDED_SENTENCE } from '@/components/sentence/recorded';
import { contextBars, ON_PAPER } from '@/components/widgets/later-models/marks';
import {
  cacheBytes,
  HEADS,
  READERS,
  TOKENS_A_PARAMETER,
} from '@/components/widgets/later-models/models';
import { GPT2_SIZES } from '@/components/widgets/sizes/marks';
import { descent } from '@/lib/maths/descent';
import { fixed } from '@/lib/text/fixed';
import { parameterCount } from '@/lib/trace/parameters';
import type { Claim } from './claim';

const steps = descent(1, 4);
const { tokens, loss } = LEARNING.curve;
const read = tokens.at(-1) ?? 0;

/** The loss of the training when so much of it was done, 0..1. */
const lossAt = (share: number) => loss[tokens.findIndex((count) => count >= share * read)] ?? 0;

const kilobytes = (heads: Parameters<typeof cacheBytes>[0]) => fixed(cacheBytes(heads) / 1000, 0);
const { llama3 } = HEADS;

/** What the chapter on learning says of its figures, and what it works out on paper. */
export const learningClaims: readonly Claim[] = [
  {
    quote: 'a token with a share of ½ costs 1 bit, of ¼ 2 bits',
    holds: () => -Math.log2(1 / 2) === 1 && -Math.log2(1 / 4) === 2,
  },
  { quote: `It is ${-Math.log2(1 / 8)} bits.` },
  {
    quote: 'The two ways agree except in the last digit',
    holds: () => {
      const printed = steps.map(({ tried, gradient }) => [fixed(tried, 3), fixed(gradient, 3)]);
      const near = steps.every(({ tried, gradient }) => Math.abs(tried - gradient) < 5e-4);
      return near && printed.some(([one, other]) => one !== other);
    },
  },
  {
    quote: 'each step is smaller than the one before',
    holds: () =>
      steps.every(
        ({ gradient }, i) => i === 0 || Math.abs(gradient) < Math.abs(steps[i - 1]?.gradient ?? 0),
      ),
  },
  {
    quote: 'this is the dotted line near the top, and the curve begins there',
    holds: () => Math.abs((loss[0] ?? 0) - Math.log(RECORDED_SENTENCE.shape.vocabulary)) < 0.2,
  },
  {
    quote: 'The curve falls steeply at first and then ever more slowly',
    holds: () => lossAt(0) - lossAt(0.1) > 3 * (lossAt(0.1) - lossAt(0.8)),
  },
  {
    quote: 'The drop at the very end has a reason of its own.',
    // The fifth in which the rate falls does more than the fifth before it.
    holds: () => lossAt(0.8) - lossAt(1) > 2 * (lossAt(0.6) - lossAt(0.8)),
  },
  { quote: `The picture has the vector (${ON_PAPER.join(', ')})` },
  {
    quote: `four heads share, and the cache takes ${kilobytes(llama3)} kB a token instead of ${kilobytes({ ...llama3, keys: llama3.queries })}`,
    holds: () => llama3.queries / llama3.keys === 4,
  },
  {
    quote: 'The bars are to scale: the first is that of GPT‑2.',
    holds: () =>
      contextBars()[0]?.name === 'GPT-2' &&
      new Set(contextBars().map((bar) => (bar.width / bar.tokens).toFixed(9))).size === 1,
  },
  {
    quote: `On the dotted line a model has read ${TOKENS_A_PARAMETER} tokens for each parameter`,
  },
  {
    quote: 'The model with 8 billion is far above it',
    holds: () =>
      READERS.filter(({ parameters }) => parameters === 8e9).every(
        (model) => model.read / model.parameters > 10 * TOKENS_A_PARAMETER,
      ),
  },
  {
    quote: 'the circles are its start and its four steps',
    holds: () => steps.length === 5,
  },
  {
    quote: 'counted in the weights there are 124 million',
    holds: () =>
      GPT2_SIZES.slice(0, 1).every(({ shape }) => Math.round(parameterCount(shape) / 1e6) === 124),
  },
];
