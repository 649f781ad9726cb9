import { PARAGRAPH } from '@/components/chapters/embeddings/paragraph';
import { labelOf } from '@/components/widgets/merge-learning/marks';
import { type Arrow, arrowSums, cosineText } from '@/components/widgets/two-arrows/marks';
import training from '@/content/recorded/embeddings/rows-in-training.json';
import { learnMerges } from '@/lib/tokenizer/merge-learning';
import type { Claim } from './claim';

const NUMBERS = ['·three', '·four', '·five', '·six', '·several', '·many'];
const BEFORE_A_NOUN = ['·best', '·little', '·next', '·red', '·other', '·same', '·first', '·big'];
/** The nearest tokens of *two* after so many percent of the training. */
const stageOf = (done: number) =>
  training.stages.find(({ percent }) => percent === done)?.tokens ?? [];

const states = learnMerges(PARAGRAPH, 1000);

/** What a merge of the paragraph joins, from 1. */
const merge = (number: number) => {
  const { vocabulary, joined } = states[number] ?? states[0];
  if (!joined) throw new RangeError(`there is no merge ${number}`);
  const [left, right, made] = [joined.left, joined.right, joined.id].map((id) =>
    labelOf(vocabulary, id),
  );
  return { left, right, made, count: joined.count };
};

const a: Arrow = [3, 1];
const start = arrowSums(a, [2, 2]);

/** What the chapter on embeddings says of its figures. */
export const embeddingsClaims: readonly Claim[] = [
  {
    quote: 'In this one, *e* and *r* meet more often than any other two letters.',
    holds: () => merge(1).made === 'er' && merge(1).count > merge(2).count,
  },
  {
    quote: 'After three presses *th* and *er* have themselves been joined',
    holds: () => merge(3).left === 'th' && merge(3).right === 'er',
  },
  {
    quote: 'after five *other* is a token',
    holds: () => merge(5).made === 'other',
  },
  {
    quote: 'The first merges save a lot, the last ones next to nothing',
    holds: () => merge(1).count > 15 && merge(states.length - 1).count === 2,
  },
  {
    quote: 'the neighbours of *two* are chance.',
    holds: () => !stageOf(0).some((label) => [...NUMBERS, ...BEFORE_A_NOUN].includes(label)),
  },
  {
    quote: 'words that can stand before a noun',
    holds: () =>
      stageOf(1).filter((label) => [...NUMBERS, ...BEFORE_A_NOUN].includes(label)).length >= 4,
  },
  {
    quote: 'at the end, they are numbers.',
    holds: () => stageOf(100).filter((label) => NUMBERS.includes(label)).length >= 4,
  },
  {
    quote: '3 · 2 + 1 · 2 = 8. Divide by the lengths, √10 and √8: 8 / (3.16 · 2.83) = 0.89.',
    holds: () =>
      start.dot === 8 &&
      start.lengths.map((length) => length.toFixed(2)).join() === '3.16,2.83' &&
      cosineText(start) === '0.89',
  },
  {
    quote: 'The two arrows are 27° apart.',
    holds: () => Math.round(start.degrees) === 27,
  },
  {
    quote: 'up to (4, 4): the dot product doubles, and the cosine stays.',
    holds: () =>
      arrowSums(a, [4, 4]).dot === 2 * start.dot &&
      cosineText(arrowSums(a, [4, 4])) === cosineText(start),
  },
  {
    quote: 'Turn it to (−1, 3): at a right angle the dot product is 0',
    holds: () => arrowSums(a, [-1, 3]).dot === 0 && arrowSums(a, [-1, 3]).degrees === 90,
  },
  {
    quote: 'until the arrows point in opposite directions and the cosine is −1.',
    holds: () => cosineText(arrowSums(a, [-3, -1])) === '−1.00',
  },
];
