import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { preloadFonts } from '@/scripts/preload-fonts.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preload-fonts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const MEDIA = '_next/static/media';
const FONTS = [
  'inter-latin-wght-normal.a1.woff2',
  'source-serif-4-latin-opsz-normal.b2.woff2',
  'source-serif-4-latin-wght-italic.c3.woff2',
];

function write(path: string, text = '') {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

test('every page asks for the fonts of its text before anything else', () => {
  for (const font of [...FONTS, 'inter-greek-wght-normal.d4.woff2']) write(`${MEDIA}/${font}`);
  const page = '<!DOCTYPE html><html><head><meta charSet="utf-8"/></head><body>Text</body></html>';
  write('index.html', page);
  write('embed/lab/text.html', page);
  write('index.txt', page);
  preloadFonts(folder, '/notebook');
  const links = FONTS.map(
    (font) =>
      `<link rel="preload" as="font" type="font/woff2" crossorigin="" href="/notebook/${MEDIA}/${font}"/>`,
  );
  const wanted = page.replace('<head>', `<head>${links.join('')}`);
  expect(read('index.html')).toBe(wanted);
  expect(read('embed/lab/text.html')).toBe(wanted);
  expect(read('index.txt')).toBe(page);
});

test.each([
  ['is missing', FONTS.slice(1)],
  ['is there twice', [...FONTS, 'inter-latin-wght-normal.z9.woff2']],
])('a build in which a font %s is not finished', (_, fonts) => {
  for (const font of fonts) write(`${MEDIA}/${font}`);
  expect(() => preloadFonts(folder, '')).toThrow('not one font inter-latin-wght-normal');
});
