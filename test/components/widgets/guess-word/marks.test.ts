import { expect, test } from 'vitest';
import { guessBars, verdict } from '@/components/widgets/guess-word/marks';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { token } from '../../../fixtures/traces';

const words = sparseVocabulary(
  [' house', ' tree', ' se', 'ven', '<b>'].map((w, id) => token(id, w)),
);
const distribution = { topIds: [0, 1], topProbabilities: [0.3, 0.1], vocabulary: 4_096 };

test('the named tokens come first, then all others as one bar', () => {
  const bars = guessBars(distribution, words);
  expect(bars.map(({ label, percent }) => [label, percent])).toEqual([
    ['·house', '30%'],
    ['·tree', '10%'],
    ['4,094 other tokens', '60%'],
  ]);
  // One scale for every sentence: a full bar is 100%.
  expect(bars.map(({ length }) => Number(length.toFixed(9)))).toEqual([0.3, 0.1, 0.6]);
});

test('a guess among the named is marked there', () => {
  const bars = guessBars(
    { ...distribution, guess: { ids: [1], probabilities: [0.1], rank: 1 } },
    words,
  );
  expect(bars.map(({ mine }) => mine)).toEqual([false, true, false]);
});

test('any other guess has a row of its own, with the rank of its first token', () => {
  const guess = { ids: [2, 3], probabilities: [0.002, 0.5], rank: 86 };
  const bars = guessBars({ ...distribution, guess }, words);
  expect(bars.at(-1)).toMatchObject({ kind: 'guess', label: '·se', mine: true, note: 'rank 87' });
  expect(bars.at(-1)?.percent).toBe('0.20%');
});

test('the verdict tells every token, and the product of all', () => {
  const guess = { ids: [2, 3], probabilities: [0.002, 0.5], rank: 86 };
  expect(verdict({ ...distribution, guess }, words)).toEqual({
    rank: '87 of 4,096',
    pieces: [
      ['·se', '0.20%'],
      ['ven', '50%'],
    ],
    whole: '0.10%',
  });
  expect(verdict(distribution, words)).toBeUndefined();
});
