import { expect, test } from 'vitest';
import {
  cutTokens,
  MOST_BARS,
  pairBars,
  sizeLines,
  sizesOf,
} from '@/components/widgets/merge-learning/marks';
import { learnMerges } from '@/lib/tokenizer/merge-learning';

const states = learnMerges('abab abab ab', 9);
const [start, once = start] = states;

test('the pair that is joined next is marked at each of its places, and not across pieces', () => {
  const marked = cutTokens(start).map((piece) =>
    piece.map(({ label, next }) => (next ? label.toUpperCase() : label)).join(''),
  );
  expect(marked).toEqual(['ABAB', '·ABAB', '·AB']);
});

test('the token of the last merge is marked wherever it stands', () => {
  const fresh = cutTokens(once)
    .flat()
    .filter((token) => token.fresh);
  expect(fresh.map(({ label }) => label)).toEqual(['ab', 'ab', 'ab', 'ab', 'ab']);
  expect(
    cutTokens(start)
      .flat()
      .some((token) => token.fresh),
  ).toBe(false);
});

test('of three equal letters the first two are marked', () => {
  const [piece] = cutTokens(learnMerges('aaa aaa', 1)[0]);
  expect(piece?.map(({ next }) => next)).toEqual([true, true, false]);
});

test('bars have the counts, the longest the whole width', () => {
  const [first, second] = pairBars(start);
  expect(first).toEqual({ left: 'a', right: 'b', count: 5, share: 1 });
  expect(second).toEqual({ left: 'b', right: 'a', count: 2, share: 0.4 });
  const [many] = learnMerges('the quick brown fox jumps over the lazy dog', 0);
  expect(pairBars(many)).toHaveLength(MOST_BARS);
});

test('nothing is marked where no pair occurs twice', () => {
  const [state] = learnMerges('abc', 1);
  expect(
    cutTokens(state)
      .flat()
      .some(({ next }) => next),
  ).toBe(false);
});

test('the text gets shorter by what was joined, the vocabulary longer by one', () => {
  expect(sizesOf(start)).toEqual({ text: 12, vocabulary: 256 });
  expect(sizesOf(once)).toEqual({ text: 7, vocabulary: 257 });
});

test('the lines begin at the left, end at the right, and share one scale from 0', () => {
  const last = states.length - 1;
  const { vocabulary } = sizesOf(states[last] ?? start);
  const marks = sizeLines(states, last, 200, 100);
  expect(marks.text.startsWith('M0,')).toBe(true);
  expect(marks.at).toEqual({ x: 200, ...marks.end });
  expect(marks.end.vocabulary).toBe(0);
  const { text } = sizesOf(states[last] ?? start);
  expect(marks.end.text).toBeCloseTo(100 * (1 - text / vocabulary), 9);
});
