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
const EVERY_PAGE = [
  'inter-latin-wght-normal-letters.a1.woff2',
  'source-serif-4-latin-wght-normal-letters.b2.woff2',
];
const ITALIC = 'source-serif-4-latin-wght-italic-letters.c3.woff2';
const MONO = 'jetbrains-mono-latin-wght-normal-letters.d4.woff2';
const FORMULAS = ['KaTeX_Main-Regular-letters.e5.woff2', 'KaTeX_Math-Italic-letters.f6.woff2'];
const SIZE_3 = 'KaTeX_Size3-Regular-letters.g7.woff2';
const FONTS = [
  ...[...EVERY_PAGE, ITALIC, MONO, ...FORMULAS, SIZE_3],
  ...['KaTeX_Main-Bold-letters.h8.woff2', 'KaTeX_SansSerif-Regular-letters.i9.woff2'],
  ...['KaTeX_Size1-Regular-letters.j1.woff2', 'KaTeX_Size2-Regular-letters.k2.woff2'],
];

function write(path: string, text = '') {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

const head = '<!DOCTYPE html><html><head><meta charSet="utf-8"/></head>';
const links = (fonts: readonly string[]) =>
  fonts
    .map(
      (font) =>
        `<link rel="preload" as="font" type="font/woff2" crossorigin="" href="/notebook/${MEDIA}/${font}"/>`,
    )
    .join('');

test.each<[string, string, readonly string[]]>([
  ['text alone', '<p>Text</p>', []],
  ['a word that is emphasized', '<p>All <em>heads</em></p>', [ITALIC]],
  ['tokens', '<span class="hWekqG_token">Once</span>', [MONO]],
  ['a key', '<kbd>?</kbd>', [MONO]],
  ['a formula', '<span class="katex">x</span>', FORMULAS],
  [
    'a formula with large brackets',
    '<span class="katex"><span class="delimsizing size3">(</span></span>',
    [...FORMULAS, SIZE_3],
  ],
])('a page with %s asks for its fonts before anything else', (_, body, more) => {
  for (const font of [...FONTS, 'inter-greek-wght-normal.z9.woff2']) write(`${MEDIA}/${font}`);
  write('index.html', head + body);
  write('embed/lab/text.html', head + body);
  write('index.txt', head + body);
  preloadFonts(folder, '/notebook');
  const wanted = head.replace('<head>', `<head>${links([...EVERY_PAGE, ...more])}`) + body;
  expect(read('index.html')).toBe(wanted);
  expect(read('embed/lab/text.html')).toBe(wanted);
  expect(read('index.txt')).toBe(head + body);
});

test.each([
  ['is missing', FONTS.slice(1)],
  ['is there twice', [...FONTS, 'inter-latin-wght-normal-letters.z9.woff2']],
])('a build in which a font %s is not finished', (_, fonts) => {
  for (const font of fonts) write(`${MEDIA}/${font}`);
  expect(() => preloadFonts(folder, '')).toThrow('not one font inter-latin-wght-normal');
});
