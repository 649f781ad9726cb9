import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeHostFiles } from '@/scripts/host-files.mjs';
import { inlineScriptHashes, securityHeaders } from '@/scripts/server/headers.mjs';

const pages: Record<string, string> = {
  'index.html': '<script>1</script>',
  'lab.html': '<script>2</script><script src="/a.js"></script>',
  'gallery/lab.html': '<script>3</script>',
  'embed/learning/surprise.html': '<script>5</script>',
  '404.html': '<script>4</script>',
};
const settings = { basePath: '/notebook', modelHost: 'https://models.example' };
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-files-'));
  mkdirSync(join(folder, 'gallery'));
  mkdirSync(join(folder, 'embed/learning'), { recursive: true });
  for (const [name, html] of Object.entries(pages)) writeFileSync(join(folder, name), html);
  writeHostFiles(folder, settings);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the rules say, those for an address being all whose pattern it matches. */
function headersOf(address: string): [name: string, value: string][] {
  const rules = readFileSync(join(folder, '_headers'), 'utf8').trim().split('\n\n');
  return rules.flatMap((rule) => {
    const [pattern = '', ...lines] = rule.split('\n');
    const matches = pattern.endsWith('*')
      ? address.startsWith(pattern.slice(0, -1))
      : address === pattern;
    if (!matches) return [];
    return lines.map((line): [string, string] => {
      const [, name = '', value = ''] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
      return [name, value];
    });
  });
}

test.each([
  ['/notebook/', 'index.html'],
  ['/notebook/index.html', 'index.html'],
  ['/notebook/lab', 'lab.html'],
  ['/notebook/lab/', 'lab.html'],
  ['/notebook/lab.html', 'lab.html'],
  ['/notebook/gallery/lab', 'gallery/lab.html'],
  ['/notebook/embed/learning/surprise', 'embed/learning/surprise.html'],
])('_headers gives %s the headers that our own server sends with %s', (address, page) => {
  const hashes = inlineScriptHashes(pages[page] ?? '');
  const expected = securityHeaders(hashes, settings, `/${page}`);
  expect(headersOf(address).sort()).toEqual(Object.entries(expected).sort());
});

test('_headers gives scripts a policy, because workers have that of their script', () => {
  const headers = headersOf('/notebook/_next/static/chunks/worker.js');
  expect(Object.fromEntries(headers)).toEqual({
    ...securityHeaders([], settings),
    'Cache-Control': 'public, max-age=31536000, immutable',
  });
  expect(headers).toHaveLength(Object.keys(Object.fromEntries(headers)).length);
});

test('no line of _headers is longer than Cloudflare Pages reads', () => {
  const lines = readFileSync(join(folder, '_headers'), 'utf8').split('\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(2000);
});

test('each page is also the index of a folder, for hosts without clean addresses', () => {
  const copy = readFileSync(join(folder, 'gallery/lab/index.html'), 'utf8');
  expect(copy).toBe(pages['gallery/lab.html']);
  expect(existsSync(join(folder, '404/index.html'))).toBe(false);
  expect(existsSync(join(folder, 'index/index.html'))).toBe(false);
});

test('GitHub Pages is told to leave no folder out', () => {
  expect(readFileSync(join(folder, '.nojekyll'), 'utf8')).toBe('');
});
