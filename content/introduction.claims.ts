import open from '@/content/recorded/introduction/guess-open.json';
import several from '@/content/recorded/introduction/guess-several.json';
import sure from '@/content/recorded/introduction/guess-sure.json';
import overview from '@/content/recorded/introduction/overview.json';
import { type RecordedFile, readRecorded } from '@/lib/engine/answered';
import { textOf } from '@/lib/text/token-text';
import type { Claim } from './claim';

const guess = (file: RecordedFile) => {
  const { answer, vocabulary } = readRecorded('guess', file);
  const [top = 0] = answer.topProbabilities;
  return { ...answer, top, words: answer.topIds.map((id) => textOf([vocabulary.token(id)])) };
};
const game = { sure: guess(sure), several: guess(several), open: guess(open) };

/** [K]: how much each token is looked at by the tokens after it, on average. */
function looksReceived(): number[] {
  const { attention } = readRecorded('overview', overview).answer;
  const lanes = Math.sqrt(attention.length);
  return Array.from({ length: lanes - 1 }, (_, key) => {
    const later = Array.from({ length: lanes - 1 - key }, (_, i) => key + 1 + i);
    const sum = later.reduce((all, query) => all + (attention[query * lanes + key] ?? 0), 0);
    return sum / later.length;
  });
}

/** What the introduction says of its figures. */
export const introductionClaims: readonly Claim[] = [
  {
    quote: 'The first all but ends itself: one word gets nearly all of the probability.',
    holds: () => game.sure.top > 0.85 && game.sure.words[0] === ' head',
  },
  {
    quote: 'The second has a handful of good answers, and they share it.',
    holds: () => {
      const { topProbabilities, top } = game.several;
      const handful = topProbabilities.slice(0, 5).reduce((sum, share) => sum + share, 0);
      return top < 0.6 && handful > 0.8 && topProbabilities.slice(0, 3).every((p) => p > 0.08);
    },
  },
  {
    quote: 'The last could go on in a hundred ways, and all its bars are short.',
    holds: () => game.open.top < 0.15 && game.open.half > 20,
  },
  {
    quote: 'the thick fan of curves to the first token',
    holds: () => {
      const [first = 0, ...others] = looksReceived();
      return others.every((received) => first > 2 * received);
    },
  },
];
