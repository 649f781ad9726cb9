import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './project.mjs';
import { cacheControl, inlineScriptHashes, securityHeaders } from './server/headers.mjs';

/** Pages that a host sends at addresses that are no page's. */
const forMissing = new Set(['404.html', '_not-found.html']);

/** Headers that are not the same for all files: the policy, and who may show a page inside theirs. */
const perFile = ['Content-Security-Policy', 'Cross-Origin-Resource-Policy'];

/**
 * Adds to an export what hosts of static files ask for: `_headers` (Netlify, Cloudflare Pages and
 * others read it), `.nojekyll` (without it GitHub Pages leaves out `_next`), and each page a second
 * time as `name/index.html`, for servers that know no other clean addresses.
 *
 * @param {string} exported the folder of the export
 * @param {import('./site-settings.mjs').SiteSettings} settings
 */
export function writeHostFiles(exported, settings) {
  const pages = listFiles(exported).filter(
    (path) => path.endsWith('.html') && !path.endsWith('/index.html') && !forMissing.has(path),
  );
  for (const page of pages.filter((path) => path !== 'index.html')) {
    const folder = join(exported, page.replace(/\.html$/, ''));
    mkdirSync(folder, { recursive: true });
    copyFileSync(join(exported, page), join(folder, 'index.html'));
  }
  writeFileSync(join(exported, '.nojekyll'), '');
  writeFileSync(join(exported, '_headers'), describeHeaders(exported, pages, settings));
}

/**
 * The text of `_headers`. Hosts join what several rules say of one header, and a browser then obeys
 * all of it: so no two rules name the same header for the same address.
 *
 * @param {string} exported
 * @param {string[]} pages
 * @param {import('./site-settings.mjs').SiteSettings} settings
 */
function describeHeaders(exported, pages, settings) {
  const everywhere = securityHeaders([], settings);
  const ofFiles = take(everywhere, ...perFile);
  /** @param {string} path */
  const rule = (path, /** @type {Record<string, string>} */ headers) =>
    [
      settings.basePath + path,
      ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
    ].join('\n');
  const ofPages = pages.flatMap((page) => {
    const hashes = inlineScriptHashes(readFileSync(join(exported, page), 'utf8'));
    const name = page.replace(/\.html$/, '');
    const headers = take(securityHeaders(hashes, settings, `/${name}`), ...perFile);
    const addresses =
      name === 'index' ? ['/', '/index.html'] : [`/${name}`, `/${name}/`, `/${page}`];
    return addresses.map((address) => rule(address, headers));
  });
  const forever = { 'Cache-Control': cacheControl('/ort/'), ...ofFiles };
  return `${[
    rule('/*', everywhere),
    // A worker has the policy of its script's answer.
    ...['/_next/static/*', '/ort/*'].map((path) => rule(path, forever)),
    ...ofPages,
  ].join('\n\n')}\n`;
}

/**
 * Takes headers out of an answer's.
 *
 * @param {Record<string, string>} headers loses them
 * @param {string[]} names
 */
function take(headers, ...names) {
  /** @type {Record<string, string>} */
  const taken = {};
  for (const name of names) {
    taken[name] = headers[name] ?? '';
    delete headers[name];
  }
  return taken;
}
