import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CUT } from './build-fonts.mjs';
import { rewritePages } from './project.mjs';

/** What a page has where the faces of every page do not do. */
const EVERY_PAGE = /./;
const EMPHASIS = /<em\b| data-prompt="/;
const TOKENS_OR_CODE = /_token[ "]|<(code|kbd)\b/;
const FORMULA = /class="katex"/;

/**
 * The faces of a page, each by its file without the bundler's hash, and what in a page needs it: with the
 * letters of pages alone, see scripts/build-fonts.mjs. The faces of formulas are those that KaTeX's classes
 * choose.
 *
 * @type {[string, RegExp][]}
 */
const FACES = [
  ['inter-latin-wght-normal', EVERY_PAGE],
  ['source-serif-4-latin-wght-normal', EVERY_PAGE],
  ['source-serif-4-latin-wght-italic', EMPHASIS],
  ['jetbrains-mono-latin-wght-normal', TOKENS_OR_CODE],
  ['KaTeX_Main-Regular', FORMULA],
  ['KaTeX_Math-Italic', FORMULA],
  ['KaTeX_Main-Bold', /class="mord [^"]*mathbf/],
  ['KaTeX_SansSerif-Regular', /class="mord [^"]*mathsf/],
  ['KaTeX_Size1-Regular', /op-symbol small-op/],
  ['KaTeX_Size2-Regular', /op-symbol large-op/],
  ['KaTeX_Size3-Regular', /delimsizing size3/],
];

/**
 * Has every page fetch its fonts along with its styles. A browser asks for a font once it has laid out
 * text that is set in it; until then the text stands in another face, and moves when the font comes.
 * With each font that comes by itself, the whole page is laid out again.
 *
 * @param {string} folder the static export
 * @param {string} basePath what stands before every path of the site
 * @throws when the export has not each of the fonts once
 */
export function preloadFonts(folder, basePath) {
  const media = '_next/static/media';
  const files = readdirSync(join(folder, media));
  const links = FACES.map(([face, need]) => {
    const [file, ...others] = files.filter(
      (name) => name.startsWith(`${face}${CUT}.`) && name.endsWith('.woff2'),
    );
    if (!file || others.length > 0) throw new Error(`The export has not one font ${face}.`);
    const address = `${basePath}/${media}/${file}`;
    const link = `<link rel="preload" as="font" type="font/woff2" crossorigin="" href="${address}"/>`;
    return { need, link };
  });
  rewritePages(folder, (page) => {
    const wanted = links.filter(({ need }) => need.test(page)).map(({ link }) => link);
    return page.replace('<head>', `<head>${wanted.join('')}`);
  });
}
