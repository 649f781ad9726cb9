import { RECORDED_WRITING } from '@/components/chapters/auto-regression/recorded';
import { SURE_AND_OPEN } from '@/components/chapters/auto-regression/sure-and-open';
import { FIRST_HEAD } from '@/components/workbench/recorded';
import attention from '@/content/recorded/sentence-attention.json';
import { readRecorded } from '@/lib/engine/answered';
import { leaves } from '@/lib/generation/continuation-tree';
import { findRepetition } from '@/lib/generation/repetition';
import { samplingDistribution } from '@/lib/sampling/distribution';
import { byValue } from '@/lib/sampling/order';
import { fixed } from '@/lib/text/fixed';
import { headPart } from '@/lib/trace/forward-pass';
import { NAMED } from '@/lib/writer/writer';
import type { Claim } from './claim';

const { lastLogits = new Float32Array() } = RECORDED_WRITING.logits.answer;
const { greedy, tree } = RECORDED_WRITING;

/** The likeliest tokens of the recorded sentence at a temperature, in order. */
const orderAt = (temperature: number) =>
  byValue(samplingDistribution(lastLogits, { temperature })).slice(0, 50).join();

/** The head that looks most at the token just before, on average. */
function looksBack(): { readonly layer: number; readonly head: number } {
  const { answer } = readRecorded('inspect', attention);
  const { layers, heads } = answer.shape;
  const tokens = answer.ids.length;
  let found = { layer: 0, head: 0, mean: 0 };
  for (let layer = 0; layer < layers; layer++) {
    for (let head = 0; head < heads; head++) {
      const weights = headPart(answer, 'attention', layer, head);
      let sum = 0;
      for (let query = 1; query < tokens; query++) {
        sum += weights?.[query * tokens + query - 1] ?? 0;
      }
      const mean = sum / (tokens - 1);
      if (mean > found.mean) found = { layer, head, mean };
    }
  }
  return found;
}

/** What the chapter on writing says of its figures, and what it works out on paper. */
export const autoRegressionClaims: readonly Claim[] = [
  {
    quote: `A lead of 1 makes a token ${fixed(Math.E, 1)} times as likely, a lead of 5 almost 150 times.`,
    holds: () => Math.exp(5) > 145 && Math.exp(5) < 150,
  },
  {
    quote: 'The bars show ten candidates; the last line sums up all the others, thousands of them',
    holds: () => NAMED === 10 && lastLogits.length - NAMED > 2000,
  },
  {
    quote: 'The order of the candidates never changes.',
    holds: () => orderAt(0.2) === orderAt(1) && orderAt(2) === orderAt(1),
  },
  { quote: `It is ${3 ** (1 / 0.5)} times as likely.` },
  { quote: `it is the square root, about ${fixed(3 ** (1 / 2), 1)}` },
  {
    quote: 'few tokens where the model is sure, many where it is not',
    holds: () => {
      const [sure, open] = [SURE_AND_OPEN.sure.answer, SURE_AND_OPEN.open.answer];
      return sure.nucleus.count <= 3 && open.nucleus.count >= 50;
    },
  },
  {
    quote: 'ten are far too many in the one, and leave out most in the other',
    holds: () => {
      const rest = (shares: readonly number[]) => shares.slice(1).reduce((a, b) => a + b, 0);
      const [sure, open] = [SURE_AND_OPEN.sure.answer, SURE_AND_OPEN.open.answer];
      const kept = (open.topProbabilities[0] ?? 0) + rest(open.topProbabilities);
      return rest(sure.topProbabilities) < 0.15 && kept < 0.5;
    },
  },
  {
    quote: 'Greedy text tends to fall into a loop, the same phrase again and again',
    holds: () => findRepetition(greedy.answer.ids) !== undefined,
  },
  {
    quote: 'Two of its branches are drawn here, with the next-best tokens along the way.',
    holds: () => leaves(tree.answer.tree).length === 2,
  },
  {
    quote: 'the head that looked most at the token just before when storybook read the sentence',
    holds: () => {
      const { layer, head } = looksBack();
      return layer === FIRST_HEAD.layer && head === FIRST_HEAD.head;
    },
  },
  { quote: `means that one is ${fixed(Math.E, 1)} times as likely as the other` },
];
