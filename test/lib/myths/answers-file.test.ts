import { expect, test } from 'vitest';
import { answerRows, countBelief, readAnswers, writeAnswers } from '@/lib/myths/answers-file';

const ann = {
  name: 'Ann and Ben',
  answers: [
    { id: 'learns', belief: 'remembers', because: 'It forgot, "Pim" and all.' },
    { id: 'exact', belief: 'likely', because: '' },
  ],
} as const;
const eve = { name: '', answers: [{ id: 'learns', belief: 'text', because: '' }] } as const;

test('a file is read as it was written', () => {
  expect(readAnswers(writeAnswers(ann))).toEqual(ann);
  expect(readAnswers(writeAnswers(eve))).toEqual(eve);
});

test('a name that is too long is cut, so that its own file can be read', () => {
  const file = readAnswers(writeAnswers({ ...eve, name: 'x'.repeat(500) }));
  expect(file?.name).toBe('x'.repeat(80));
});

test.each([
  ['no JSON', 'Ann: yes'],
  ['another kind of file', JSON.stringify({ kind: 'run', version: 1, name: '', answers: [] })],
  ['a belief that the page does not have', writeAnswers(ann).replace('learns', 'burns')],
  ['a belief twice', writeAnswers(ann).replace('exact', 'learns')],
  ['a number for a sentence', writeAnswers(ann).replace('""', '7')],
])('%s is refused', (_, text) => {
  expect(readAnswers(text)).toBeUndefined();
});

test('beliefs are counted over all files, and every answer has a row', () => {
  const files = [ann, eve, ann];
  expect(countBelief(files, 'learns', 'remembers')).toBe(2);
  expect(countBelief(files, 'learns', 'text')).toBe(1);
  expect(countBelief(files, 'exact', 'calculates')).toBe(0);
  expect(answerRows(files)).toHaveLength(1 + 2 + 1 + 2);
  expect(answerRows([ann])[1]).toEqual([
    'Ann and Ben',
    'learns',
    'remembers',
    'It forgot, "Pim" and all.',
  ]);
});
