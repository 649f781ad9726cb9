import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './project.mjs';

/** The faces in which nearly all text of a page is set: their files, without the bundler's hash. */
const FACES = [
  'inter-latin-wght-normal',
  'source-serif-4-latin-opsz-normal',
  'source-serif-4-latin-wght-italic',
];

/**
 * Has every page fetch its fonts along with its styles. A browser asks for a font once it has laid out
 * text that is set in it; until then the text stands in another face, and moves when the font comes.
 *
 * @param {string} folder the static export
 * @param {string} basePath what stands before every path of the site
 * @throws when the export has not each of the fonts once
 */
export function preloadFonts(folder, basePath) {
  const media = '_next/static/media';
  const files = readdirSync(join(folder, media));
  const links = FACES.map((face) => {
    const [file, ...others] = files.filter(
      (name) => name.startsWith(`${face}.`) && name.endsWith('.woff2'),
    );
    if (!file || others.length > 0) throw new Error(`The export has not one font ${face}.`);
    const address = `${basePath}/${media}/${file}`;
    return `<link rel="preload" as="font" type="font/woff2" crossorigin="" href="${address}"/>`;
  });
  for (const path of listFiles(folder)) {
    if (!path.endsWith('.html')) continue;
    const page = join(folder, path);
    writeFileSync(page, readFileSync(page, 'utf8').replace('<head>', `<head>${links.join('')}`));
  }
}
