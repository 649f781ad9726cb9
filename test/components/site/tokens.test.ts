import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, distance, fromHex, oklab, type Rgb, seenWith, VISION } from './colour';

const css = readFileSync('app/styles/tokens.css', 'utf8');

/** The declarations of the rule that begins with `selector`. */
function rule(selector: string): string {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no ${selector} in tokens.css`);
  return css.slice(start, css.indexOf('}', start));
}

const THEMES = { light: ':root', dark: ':root[data-theme="dark"]' } as const;

/** The colours of one theme. */
function colours(theme: keyof typeof THEMES): (name: string) => Rgb {
  const found = new Map(
    [...rule(THEMES[theme]).matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [
      m[1],
      m[2] ?? '',
    ]),
  );
  return (name) => fromHex(found.get(name) ?? `no --${name} in ${theme}`);
}

test('is the same dark theme by choice and by the system’s preference', () => {
  const declarations = (selector: string) => rule(selector).match(/[-\w]+: [^;]+;/g);
  expect(declarations(':root[data-theme="dark"]')).toEqual(
    declarations(':root:not([data-theme="light"])'),
  );
});

const MEANING = ['query', 'key', 'value', 'position', 'probability'];
const KINDS = ['ink', 'kind-piece', 'kind-capital', 'strong'];
const STOPS = Array.from({ length: 9 }, (_, step) => `attention-${step}`);
const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]));

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const colour = colours(theme);
  const grounds = ['paper', 'sunk'];

  test.each(grounds)('sets text on %s at 7:1, labels and links at 4.5:1', (ground) => {
    expect(contrast(colour('ink'), colour(ground))).toBeGreaterThanOrEqual(7);
    expect(contrast(colour('muted'), colour(ground))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('accent'), colour(ground))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('strong'), colour(ground))).toBeGreaterThanOrEqual(3);
  });

  test('sets a primary button at 4.5:1', () => {
    expect(contrast(colour('on-accent'), colour('accent'))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(MEANING)('draws %s at 3:1 against both grounds', (hue) => {
    for (const ground of grounds)
      expect(contrast(colour(hue), colour(ground))).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.keys(VISION))('keeps the five meanings apart under %s', (vision) => {
    const matrix = VISION[vision];
    if (!matrix) throw new Error(vision);
    for (const [a, b] of pairs(MEANING)) {
      const apart = distance(seenWith(matrix, colour(a)), seenWith(matrix, colour(b)));
      expect(apart, `${a} and ${b}`).toBeGreaterThanOrEqual(0.09);
    }
  });

  test('draws kinds of tokens at 3:1 on paper, and apart from the five meanings for common vision', () => {
    for (const kind of KINDS)
      expect(contrast(colour(kind), colour('paper'))).toBeGreaterThanOrEqual(3);
    for (const kind of ['kind-piece', 'kind-capital'])
      for (const hue of MEANING)
        expect(distance(colour(kind), colour(hue)), `${kind} and ${hue}`).toBeGreaterThanOrEqual(
          0.1,
        );
  });

  test.each(Object.keys(VISION))('keeps the four kinds of tokens apart under %s', (vision) => {
    const matrix = VISION[vision];
    if (!matrix) throw new Error(vision);
    for (const [a, b] of pairs(KINDS)) {
      const apart = distance(seenWith(matrix, colour(a)), seenWith(matrix, colour(b)));
      expect(apart, `${a} and ${b}`).toBeGreaterThanOrEqual(0.08);
    }
  });

  test('walks attention away from the paper in even steps of lightness', () => {
    const ground = oklab(colour('paper'))[0];
    const away = STOPS.map((stop) => Math.abs(oklab(colour(stop))[0] - ground));
    const steps = away.slice(1).map((value, i) => value - (away[i] ?? 0));
    for (const step of steps) expect(step).toBeGreaterThanOrEqual(0.04);
    for (const step of steps) expect(step).toBeLessThanOrEqual(0.13);
  });

  test('shows a weight of 0 on the paper, and the hatch of a forbidden cell more than that', () => {
    const zero = contrast(colour('attention-0'), colour('paper'));
    expect(zero).toBeGreaterThanOrEqual(1.1);
    expect(zero).toBeLessThanOrEqual(1.5);
    expect(contrast(colour('forbidden'), colour('paper'))).toBeGreaterThanOrEqual(2);
  });

  test('keeps the accent apart from every meaning for common vision', () => {
    for (const hue of MEANING)
      expect(distance(colour('accent'), colour(hue)), hue).toBeGreaterThanOrEqual(0.1);
  });
});
