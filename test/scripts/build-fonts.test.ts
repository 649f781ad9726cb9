import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faceRules, unicodeRange } from '@/scripts/build-fonts.mjs';

const inter = readFileSync('node_modules/@fontsource-variable/inter/index.css', 'utf8');
const katex = readFileSync('node_modules/katex/dist/katex.min.css', 'utf8');
const LATIN = 'inter-latin-wght-normal';

test('neighbouring letters are one span of a range', () => {
  expect(unicodeRange([0x2026, 0x63, 0x61, 0xe9, 0x62])).toBe('U+61-63, U+E9, U+2026');
});

test('a face that is cut is declared twice, for its letters and for its rest, and the others as they were', () => {
  const rules = faceRules(inter, [LATIN], '../fonts');
  const whole = faceRules(inter, [], '../fonts');
  expect(rules).toHaveLength(whole.length + 1);
  expect(rules.slice(0, -2)).toEqual(whole.slice(0, -1));
  const [letters = '', rest = ''] = rules.slice(-2);
  for (const rule of [letters, rest]) {
    expect(rule).toContain(
      "font-family: 'Inter Variable'; font-style: normal; font-display: swap;",
    );
    expect(rule).toContain('font-weight: 100 900;');
    expect(rule).toContain("format('woff2-variations')");
  }
  expect(letters).toContain(`url(./${LATIN}-letters.woff2)`);
  expect(letters).toMatch(/unicode-range: U\+A, U\+20-7E, /);
  // Greek is another face's.
  expect(letters).not.toContain('U+3C4');
  expect(rest).toContain(`url(../fonts/./files/${LATIN}.woff2)`);
  expect(rest).toMatch(/unicode-range: U\+0-9, U\+B-1F, U\+7F-9F, /);
});

test('a face that has all letters keeps those of formulas, and comes before the whole one', () => {
  const rules = faceRules(katex, ['KaTeX_Main-Regular'], '../katex');
  expect(rules).toHaveLength(1);
  expect(rules[0]).toContain('font-family: KaTeX_Main;');
  expect(rules[0]).toContain('font-weight: 400;');
  expect(rules[0]).toContain('U+3C4');
});

test('a release of a package without the face stops the build', () => {
  expect(() => faceRules(inter, ['inter-latin-ital-normal'], '..')).toThrow(
    'inter-latin-ital-normal',
  );
});
