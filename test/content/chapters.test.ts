import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chapters, readyChapters } from '@/content/chapters';
import { glossary } from '@/content/glossary';
import { homeFigure } from '@/content/home-figure';
import { path } from '@/content/path';

const files = readdirSync('content').filter((name) => name.endsWith('.mdx'));
const prose = files.map((name) => [name, readFileSync(`content/${name}`, 'utf8')] as const);

test('follows the path from text to next token, then how it was learned, and why a token', () => {
  expect(chapters.map(({ slug }) => slug)).toEqual([
    'introduction',
    'embeddings',
    'positional-encoding',
    'masked-attention',
    'inside-a-block',
    'auto-regression',
    'learning',
    'circuits',
  ]);
  expect(path.map(({ slug }) => slug)).toEqual(chapters.map(({ slug }) => slug).slice(0, -2));
});

test('has a route for each chapter that is written, and for no other', () => {
  expect(readyChapters.map(({ slug }) => `${slug}.mdx`).sort()).toEqual(files.sort());
  for (const { slug } of readyChapters) {
    const route = readFileSync(`app/${slug}/page.tsx`, 'utf8');
    expect(route).toContain(`'@/content/${slug}.mdx'`);
    expect(route).toContain(`slug = '${slug}'`);
  }
});

test.each(prose)('%s asks the reader to predict at least twice', (_, text) => {
  expect(text.match(/<Predict/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
});

test.each(prose)('%s leaves a space before every fact and term that follows a word', (_, text) => {
  expect(text.match(/\w<(?:Fact|Term|Token)\b/g) ?? []).toEqual([]);
});

test.each(prose)('%s gives every exercise an id of its own', (_, text) => {
  // An exercise that computes its answer is a component of its own, and carries its id inside.
  const names = [...text.matchAll(/<(Predict\w*)(?:\s+id="([^"]+)")?/g)].map(
    ([, component, id]) => id ?? component,
  );
  expect(names).not.toContain('Predict');
  expect(new Set(names).size).toBe(names.length);
});

test.each(prose)('%s uses only terms that the glossary defines', (_, text) => {
  const used = [...text.matchAll(/<Term id="([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(used.filter((id) => !(id in glossary))).toEqual([]);
});

test.each(prose)('%s names a source for every year it cites', (name, text) => {
  const [body, listed = ''] = text.split('## Sources');
  // A long list is in a file of its own, which the chapter shows.
  const apart = listed.includes('<Sources />');
  const sources = apart ? readFileSync(`content/sources/${name}`, 'utf8') : listed;
  const cited = [
    ...(body ?? '').matchAll(/([A-Z][a-z]+)(?: et al\.,| and \w+,| and others) \(?(\d{4})/g),
  ];
  const missing = cited.filter(([, name, year]) =>
    sources.split('\n- ').every((entry) => !entry.includes(name!) || !entry.includes(year!)),
  );
  expect(missing.map(([text]) => text)).toEqual([]);
  expect(cited.length).toBeGreaterThan(0);
});

test('opens the contents page with a sentence and a part of a distribution', () => {
  const shares = homeFigure.candidates.map(({ probability }) => probability);
  expect(homeFigure.tokens.join('')).toBe('Once upon a time there was an old');
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThan(1);
  expect(Math.min(...shares)).toBeGreaterThan(0);
});

test('paints the browser in the colour of the paper', () => {
  const layout = readFileSync('app/layout.tsx', 'utf8');
  const tokens = readFileSync('app/styles/tokens.css', 'utf8');
  const papers = new Set([...tokens.matchAll(/--paper: (#\w{6});/g)].map((match) => match[1]));
  expect([...layout.matchAll(/color: '(#\w{6})'/g)].map((match) => match[1])).toEqual([...papers]);
});

test('sets equations with the KaTeX whose style sheet the pages carry', () => {
  const nested = 'node_modules/rehype-katex/node_modules/katex/package.json';
  const own = 'node_modules/katex/package.json';
  const version = (path: string) => JSON.parse(readFileSync(path, 'utf8')).version as string;
  expect(version(existsSync(nested) ? nested : own)).toBe(version(own));
});

test.each(prose)('%s has notes for teachers: how long, what to ask, what to show', (name, text) => {
  // Long ones are in a file of their own, which the chapter shows.
  const apart = text.includes('<Notes />') ? readFileSync(`content/notes/${name}`, 'utf8') : text;
  const notes = /<TeacherNotes minutes=\{\d+\}>([\s\S]*?)<\/TeacherNotes>/.exec(apart)?.[1] ?? '';
  expect(notes).toContain('**Ask**');
  expect(notes).toContain('**Show.**');
});
