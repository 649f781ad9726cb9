import { expect, test } from 'vitest';
import { excerptOf, notebookSearch } from '@/lib/search/notebook-search';

const section = (slug: string, title: string, text: string) => ({ slug, id: slug, title, text });
const search = notebookSearch([
  section('a', 'From scores to probabilities', 'Softmax turns scores into probabilities.'),
  section(
    'b',
    'A question',
    'Each head compares a query with every key. Its softmax has a sum of 1.',
  ),
  section('c', 'Temperature', 'A temperature divides the scores before the softmax of the bars.'),
]);
const found = (query: string) => search(query, 8).map(({ slug }) => slug);

test('all words of a query have to be there, and the last may be incomplete', () => {
  expect(found('softmax').sort()).toEqual(['a', 'b', 'c']);
  expect(found('softmax head')).toEqual(['b']);
  expect(found('softm que')).toEqual(['b']);
  expect(found('softmax nowhere')).toEqual([]);
});

test('a title counts for more than a text', () => {
  expect(found('temperature')[0]).toBe('c');
  expect(found('probabilities')[0]).toBe('a');
});

test('a wrong letter in a long word, capitals and little words do not matter', () => {
  expect(found('temperatur')).toEqual(['c']);
  expect(found('temprature')).toEqual(['c']);
  expect(found('What is the HEAD?')).toEqual(['b']);
});

test('no more than so many are returned', () => {
  expect(search('softmax', 2)).toHaveLength(2);
});

test('an excerpt has the first match, marked, cut at words', () => {
  const text = `${'before '.repeat(20)}the softmax of it ${'after '.repeat(40)}`.trim();
  const pieces = excerptOf(text, ['softmax']);
  const whole = pieces.map((piece) => piece.text).join('');
  expect(pieces.filter(({ isMatch }) => isMatch)).toEqual([{ text: 'softmax', isMatch: true }]);
  expect(whole).toMatch(/^… (before )+the softmax of it (after )*after …$/);
  expect(whole.length).toBeLessThan(200);
});

test('an excerpt of a section whose title alone matches is its beginning', () => {
  expect(excerptOf('Short text.', ['title'])).toEqual([{ text: 'Short text.', isMatch: false }]);
});
