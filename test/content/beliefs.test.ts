import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readyChapters } from '@/content/chapters';
import { MYTH_IDS } from '@/lib/myths/requests';

const filesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`)
    : [];

/** All sources of a chapter that can hold an exercise. */
function sourceOf(slug: string): string {
  return [
    `content/${slug}.mdx`,
    ...filesIn(`content/${slug}`),
    ...filesIn(`components/chapters/${slug}`),
  ]
    .filter((name) => /\.(?:mdx|tsx)$/.test(name))
    .map((name) => readFileSync(name, 'utf8'))
    .join('\n');
}

/** The beliefs that wrong options of a chapter are keyed to. */
const keysOf = (source: string) =>
  [...source.matchAll(/\bbelief: '([^']*)'/g)].map(([, key]) => key ?? '');

const chapters = readyChapters.map(({ slug }) => [slug, sourceOf(slug)] as const);

test.each(chapters)(
  '%s has wrong options that are beliefs of /myths, and no others',
  (_, source) => {
    const keys = keysOf(source);
    expect(keys.filter((key) => !(MYTH_IDS as readonly string[]).includes(key))).toEqual([]);
    expect(keys.length).toBeGreaterThan(0);
  },
);

test.each(chapters)('%s keys no right answer to a belief', (_, source) => {
  // An exercise with options of its own: from its id to what is expected.
  for (const [, options = '', right] of source.matchAll(
    /<Predict\b.*?options=\{\[(.*?)\]\}\s+expected="([^"]+)"/gs,
  )) {
    const option = options.split('{').find((part) => part.includes(`value: '${right}'`));
    expect(option).toBeDefined();
    expect(option).not.toContain('belief:');
  }
});

test('most beliefs can be met in an exercise', () => {
  const met = new Set(chapters.flatMap(([, source]) => keysOf(source)));
  expect(met.size).toBeGreaterThan(MYTH_IDS.length / 2);
});

test('no two exercises of the notebook keep their guesses under one name', () => {
  const ids = chapters.flatMap(([, source]) =>
    [...source.matchAll(/<Predict\b\s+id="([^"]+)"/g)].map(([, id]) => id),
  );
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  expect(ids.length).toBeGreaterThan(20);
});
