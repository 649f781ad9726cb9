import { expect, test } from 'vitest';
import { neighboursOf } from '@/components/site/neighbours';

const stops = ['a', 'b', 'c'].map((slug) => ({ slug, title: slug.toUpperCase() }));
const slugs = (slug: string) => {
  const { previous, current, next } = neighboursOf(stops, slug);
  return [previous?.slug, current?.slug, next?.slug];
};

test('finds what stands before and after a stop', () => {
  expect(slugs('b')).toEqual(['a', 'b', 'c']);
});

test('has nothing before the first stop and nothing after the last', () => {
  expect(slugs('a')).toEqual([undefined, 'a', 'b']);
  expect(slugs('c')).toEqual(['b', 'c', undefined]);
});

test('knows no neighbours of a page outside the path', () => {
  expect(slugs('lab')).toEqual([undefined, undefined, undefined]);
});
