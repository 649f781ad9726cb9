import { createHash } from 'node:crypto';
import { extname } from 'node:path';

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.onnx': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** @param {string} path */
export function contentType(path) {
  return types[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

/**
 * True where compression pays: text, scripts, WASM. Weights and pictures hardly shrink.
 *
 * @param {string} type
 */
export function isCompressible(type) {
  return /^(text\/|application\/(json|wasm|xml|manifest)|image\/svg)/.test(type);
}

/**
 * A name with a hash or a version in it never changes its content.
 *
 * @param {string} pathname from the site's address
 */
export function cacheControl(pathname) {
  return /^\/(_next\/static|ort)\//.test(pathname)
    ? 'public, max-age=31536000, immutable'
    : 'no-cache';
}

/**
 * The sources for `script-src` that allow exactly the inline scripts of a page: Next's static
 * export writes the page's data in such scripts, and they differ from page to page.
 *
 * @param {string} html as Next writes it (no `>` inside a script tag's attributes)
 * @returns {string[]} CSP hash sources, as `'sha256-…'`
 */
export function inlineScriptHashes(html) {
  const hashes = new Set();
  for (const [, attributes = '', body = ''] of html.matchAll(
    /<script\b([^>]*)>([\s\S]*?)<\/script/gi,
  )) {
    if (/\ssrc\s*=/i.test(attributes)) continue;
    hashes.add(`'sha256-${createHash('sha256').update(body).digest('base64')}'`);
  }
  return [...hashes];
}

/** The hub and the hosts that it redirects a file's address to. */
const hub = 'https://huggingface.co https://*.huggingface.co https://*.hf.co';

/** @typedef {Pick<import('../site-settings.mjs').SiteSettings, 'modelHost'>} PolicySettings */

/**
 * True for a page that shows one figure, for others' pages to frame: no other page may be framed.
 *
 * @param {string} pathname from the site's address
 */
export function isEmbed(pathname) {
  return /^\/embed\/[\w-]+\/[\w-]+(\.html|\/)?$/.test(pathname);
}

/**
 * The content policy. Everything comes from the site itself; only a larger model is fetched from
 * the hub, or from the mirror of it that the site was built for. `style-src` allows inline styles
 * because React and KaTeX set style attributes.
 *
 * @param {string[]} scriptHashes
 * @param {PolicySettings} settings
 * @param {boolean} framed
 */
function contentPolicy(scriptHashes, { modelHost }, framed) {
  const mirror = modelHost === undefined ? [] : [new URL(modelHost).origin];
  return [
    "default-src 'self'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...scriptHashes].join(' '),
    // data: is for cells: a worker of such an address has no origin, and this very policy.
    "worker-src 'self' blob: data:",
    ["connect-src 'self'", hub, ...mirror].join(' '),
    "img-src 'self' data: blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framed ? '*' : "'self'"}`,
  ].join('; ');
}

/**
 * Headers of every answer. A worker has the policies of its own script's answer, so they go with
 * every file, not with pages alone.
 *
 * @param {string[]} [scriptHashes]
 * @param {PolicySettings} [settings] what the site was built for
 * @param {string} [pathname] from the site's address
 * @returns {Record<string, string>}
 */
export function securityHeaders(scriptHashes = [], settings = {}, pathname = '') {
  const framed = isEmbed(pathname);
  return {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    // A page that is isolated itself frames only what allows it.
    'Cross-Origin-Resource-Policy': framed ? 'cross-origin' : 'same-origin',
    'Content-Security-Policy': contentPolicy(scriptHashes, settings, framed),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  };
}
