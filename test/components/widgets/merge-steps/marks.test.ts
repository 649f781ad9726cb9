import { expect, test } from 'vitest';
import { mergeMarks, standing } from '@/components/widgets/merge-steps/marks';
import { BytePairs } from '@/lib/tokenizer/byte-pairs';
import { sparseVocabulary } from '@/lib/trace/vocabulary';

const encoder = new TextEncoder();
const tokens = [
  ...['a', 'b', 'c'].map((text, id) => ({ id, bytes: encoder.encode(text), special: false })),
  { id: 256, bytes: encoder.encode('bc'), special: false },
  { id: 257, bytes: encoder.encode('abc'), special: false },
];
const joining = new BytePairs(tokens).join('abca');
const marks = mergeMarks(joining, sparseVocabulary(tokens));

test('each byte and each merge has a block over the bytes it covers', () => {
  expect(marks.columns).toBe(4);
  expect(marks.steps).toBe(2);
  expect(marks.blocks.map(({ label, from, to, step }) => [label, from, to, step])).toEqual([
    ['a', 0, 1, 0],
    ['b', 1, 2, 0],
    ['c', 2, 3, 0],
    ['a', 3, 4, 0],
    ['bc', 1, 3, 1],
    ['abc', 0, 3, 2],
  ]);
});

test('merges carry their number in the list, bytes none', () => {
  expect(marks.blocks.map(({ merge }) => merge)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    1,
    2,
  ]);
});

test('what stands after each step is the row of tokens at that moment', () => {
  const at = (step: number) => standing(marks, step).map(({ label }) => label);
  expect(at(0)).toEqual(['a', 'b', 'c', 'a']);
  expect(at(1)).toEqual(['a', 'bc', 'a']);
  expect(at(2)).toEqual(['abc', 'a']);
});

test('the blocks that stand cover every byte once, at every step', () => {
  for (let step = 0; step <= marks.steps; step++) {
    let column = 0;
    for (const { from, to } of standing(marks, step)) {
      expect(from).toBe(column);
      column = to;
    }
    expect(column).toBe(marks.columns);
  }
});
