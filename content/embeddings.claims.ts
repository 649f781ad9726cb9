import { PARAGRAPH } from '@/components/chapters/embeddings/paragraph';
import { RECORDED_EMBEDDINGS } from '@/components/chapters/embeddings/recorded';
import { AXIS, ON_AXIS } from '@/components/chapters/embeddings/sums';
import { labelOf } from '@/components/widgets/merge-learning/marks';
import { type Arrow, arrowSums, cosineText } from '@/components/widgets/two-arrows/marks';
import training from '@/content/recorded/embeddings/rows-in-training.json';
import { textOf } from '@/lib/text/token-text';
import { learnMerges } from '@/lib/tokenizer/merge-learning';
import type { Claim } from './claim';

const { map, mapGroups, mapAxis, nearestToLast } = RECORDED_EMBEDDINGS;
const word = (id: number) => textOf([map.vocabulary.token(id)]).trim();

/** True where one neighbourhood has all of these words in its middle. */
const together = (...words: string[]) =>
  mapGroups.answer.some(({ ids }) => words.every((wanted) => ids.map(word).includes(wanted)));

/** For each of the tokens nearest to the sentence's last: the share of the map's dots closer to it. */
function closerOnTheMap(): number[] {
  const { ids, places, components } = map.answer;
  const [across, up] = [1, 2];
  const at = (id: number, axis: number) =>
    places[ids.indexOf(id) * components + axis] ?? Number.NaN;
  const [own = 0, ...nearest] = nearestToLast.answer[0]?.ids ?? [];
  const apart = (id: number) =>
    Math.hypot(at(id, across) - at(own, across), at(id, up) - at(own, up));
  const all = ids.map(apart);
  return nearest.map((id) => all.filter((other) => other < apart(id)).length / all.length);
}

/** How much nearer a word is to the second word of the axis than to the first. */
function onAxis(text: string): number {
  const at = mapAxis.answer.ids.findIndex((id) => textOf([mapAxis.vocabulary.token(id)]) === text);
  return mapAxis.answer.places[at] ?? Number.NaN;
}

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
    quote: 'A program sorted the tokens into\nforty groups by where their whole rows point',
    holds: () => mapGroups.answer.length === 40,
  },
  {
    quote: 'one group holds *crawled*, *jumped* and *climbed*',
    holds: () => together('crawled', 'jumped', 'climbed'),
  },
  {
    quote: 'another *soft*, *small* and *green*, and a third *Lucy*, *Lily* and *Amy*.',
    holds: () => together('soft', 'small', 'green') && together('Lucy', 'Lily', 'Amy'),
  },
  {
    quote:
      'most of them lead\npast crowds of dots that are closer to it on the map, and only there.',
    holds: () => closerOnTheMap().filter((share) => share > 0.1).length >= 6,
  },
  {
    quote: 'The percentages say how much of the whole spread it shows, and it is\nlittle.',
    holds: () => (map.answer.explained[1] ?? 1) + (map.answer.explained[2] ?? 1) < 0.1,
  },
  {
    quote: 'how much nearer it is to *she* than to *he*',
    holds: () => onAxis(AXIS.to) > 0 && Math.abs(onAxis(AXIS.to) + onAxis(AXIS.from)) < 1e-3,
  },
  {
    quote: '*Queen* is then to the right of *king*, *girl* of *boy*, *mother* of *father*.',
    holds: () => ON_AXIS.every(([left, right]) => onAxis(right) > onAxis(left) + 0.1),
  },
  {
    quote: 'Among the tokens farthest on her side are *doll* and *dress*.',
    holds: () => ['doll', 'dress'].every((w) => mapAxis.answer.ends.highIds.map(word).includes(w)),
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
