import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import subsetFont from 'subset-font';
import { CUT, FACES } from './font-faces.mjs';
import { isMain, root } from './project.mjs';

/**
 * The letters that a page is set in: those of a keyboard, and those that the prose, the formulas, and the
 * figures add. What a reader types beyond them comes with the rest of the face.
 *
 * Nobody writes U+2010, but browsers draw it for a hyphen that does not break, which few fonts have.
 */
const LETTERS = `\n${String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 32 + i))}\u00a0\u2002\u2009\u200b\u2010‑–—‘’“”…·×°½¼áéö₂⅛←↑→↓↵∂∑−∕√∞∣∥‖≈≤≥≠τ¶▸\u2061\u2063⏟\ufffd`;

/** The weights that the styles ask for; a variable font has twice as many. */
const WEIGHTS = { min: 400, max: 700 };

/**
 * Returns the rules of a style sheet's faces, with those that are cut in two: their letters in a file of
 * its own, and their rest. A browser fetches the rest where a page has one of its letters.
 *
 * A face without a range has no rest: it is declared elsewhere, as a whole, and comes before (CSS Fonts
 * 4, section 4.5).
 *
 * @param {string} sheet the style sheet
 * @param {readonly string[]} cut the names of the files of the faces that are cut
 * @param {string} folder where the sheet is, from that of the rules
 * @returns {string[]}
 * @throws Error when the sheet has not each of the faces
 */
export function faceRules(sheet, cut, folder) {
  const missing = new Set(cut);
  const rules = (sheet.match(/@font-face\s*\{[^}]*\}/g) ?? []).flatMap((rule) => {
    const [, path = '', format = ''] =
      /url\(["']?([^"')]+\.woff2)["']?\)\s*(format\([^)]*\))/.exec(rule) ?? [];
    const name = basename(path, '.woff2');
    const range = /unicode-range:\s*([^;}]+)/.exec(rule)?.[1];
    const kept = [...rule.matchAll(/(font-[a-z]+):\s*([^;}]+)/g)].map(
      ([, property, value]) => `${property}: ${value};`,
    );
    const face = (/** @type {string} */ url, /** @type {string} */ covered) =>
      `@font-face { ${kept.join(' ')} src: url(${url}) ${format}; unicode-range: ${covered}; }`;
    const whole = `${folder}/${path}`;
    if (!missing.delete(name)) return range === undefined ? [] : [face(whole, range)];
    const letters = pointsOf(LETTERS);
    const own = range === undefined ? undefined : pointsIn(range);
    const first = own === undefined ? letters : letters.filter((point) => own.has(point));
    const rest = [...(own ?? [])].filter((point) => !letters.includes(point));
    return [
      face(`./${name}${CUT}.woff2`, unicodeRange(first)),
      ...(rest.length > 0 ? [face(whole, unicodeRange(rest))] : []),
    ];
  });
  if (missing.size > 0) throw new Error(`No style sheet declares ${[...missing].join(', ')}.`);
  return rules;
}

const pointsOf = (/** @type {string} */ letters) =>
  Array.from(letters, (letter) => letter.codePointAt(0) ?? 0);

/**
 * @param {string} range as `U+??,U+2000-206F`
 * @returns {Set<number>}
 */
function pointsIn(range) {
  const points = new Set();
  for (const span of range.split(',')) {
    const [from = '', to = from] = span.trim().slice(2).split('-');
    const last = Number.parseInt(to.replaceAll('?', 'F'), 16);
    for (let at = Number.parseInt(from.replaceAll('?', '0'), 16); at <= last; at++) points.add(at);
  }
  return points;
}

/**
 * Returns CSS's list of the spans that hold exactly these code points, as `U+20-7E, U+2026`.
 *
 * @param {readonly number[]} points
 */
export function unicodeRange(points) {
  /** @type {[number, number][]} */
  const spans = [];
  for (const point of [...points].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && point === last[1] + 1) last[1] = point;
    else spans.push([point, point]);
  }
  const hex = (/** @type {number} */ point) => point.toString(16).toUpperCase();
  return spans.map(([from, to]) => `U+${hex(from)}${from === to ? '' : `-${hex(to)}`}`).join(', ');
}

/**
 * Writes app/generated/fonts: the style sheet of all faces, and the files of those that are cut, which
 * have the letters and weights that pages are set in: half of what they had.
 *
 * @throws Error when a package has not each of the faces any more
 */
export async function buildFonts() {
  const folder = join(root, 'app/generated/fonts');
  mkdirSync(folder, { recursive: true });
  /** @type {string[]} */
  const rules = [];
  for (const name of new Set(FACES.map(([, sheet]) => sheet))) {
    const cut = FACES.filter(([, sheet]) => sheet === name).map(([face]) => face);
    const path = join(root, 'node_modules', name);
    const sheet = readFileSync(path, 'utf8');
    rules.push(...faceRules(sheet, cut, relative(folder, dirname(path))));
    for (const face of cut) {
      const file = new RegExp(`[\\w-]+/${face}\\.woff2`).exec(sheet)?.[0] ?? '';
      const font = await subsetFont(readFileSync(join(dirname(path), file)), LETTERS, {
        targetFormat: 'woff2',
        ...(face.includes('-wght-') ? { variationAxes: { wght: WEIGHTS } } : {}),
      });
      writeFileSync(join(folder, `${face}${CUT}.woff2`), font);
    }
  }
  writeFileSync(join(folder, 'fonts.css'), `${rules.join('\n')}\n`);
}

if (isMain(import.meta.url)) await buildFonts();
