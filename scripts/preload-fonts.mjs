import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CUT, FACES } from './font-faces.mjs';
import { rewritePages } from './project.mjs';

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
  const links = FACES.map(([face, , need]) => {
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
