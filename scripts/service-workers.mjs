import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { bundleScript } from './bundle.mjs';
import { listFiles } from './project.mjs';

/** What the pages of the path ask for, with storybook; larger models are stored when chosen. */
const stored = [
  // Pages, and what links fetch of them. The gallery is for those who work on the figures.
  /^(?!THIRD-PARTY|_not-found|gallery)[\w.-]+\.(html|txt)$/,
  /^(?!_not-found|gallery)[\w-]+\/__next\.[^/]+\.txt$/,
  /^(icon\.svg|opening\.js|(sandbox|search)\/[^/]+)$/,
  /^notebooks\/[\w-]+\.ipynb$/,
  /^_next\/static\/.+\.(js|css|woff2|svg|png)$/,
  // The runtime's other build is for the graphics card, which storybook does not need.
  /^ort\/[^/]+\/ort-wasm-simd-threaded\.(mjs|wasm)$/,
  /^models\/storybook(-snapshots)?\/.+\.(json|onnx)$/,
];

/**
 * Bundles the service workers into an export; the one that stores the notebook knows the files.
 *
 * @param {string} exported the folder of the export
 * @param {(path: string) => boolean} [needed] true for what the notebook may need, by its name
 */
export function buildServiceWorkers(exported, needed) {
  const files = storedFiles(exported, needed).map((path) => describe(exported, path));
  bundleScript('lib/offline/worker.ts', join(exported, 'offline-worker.js'), {
    SITE_FILES: JSON.stringify(files),
    'process.env.NODE_ENV': '"production"',
  });
  bundleScript('lib/offline/isolation-worker.ts', join(exported, 'isolation-worker.js'));
}

/**
 * The files that the notebook without a network needs. Of the pages that are not stored, as figures alone
 * for others' pages, it leaves out what only they ask for: that is more than half of all scripts.
 *
 * @param {string} exported the folder of the export
 * @param {(path: string) => boolean} [needed] true for what the notebook may need, by its name
 * @returns {string[]} paths from the export
 */
export function storedFiles(exported, needed = isStored) {
  const all = listFiles(exported);
  const files = all.filter(needed);
  const own = askedFor(exported, all, files);
  const others = askedFor(
    exported,
    all,
    all.filter((path) => path.endsWith('.html') && !needed(path)),
  );
  return files.filter((path) => own.has(path) || !others.has(path));
}

/**
 * The bundler's files that some files name, and those that these name in turn.
 *
 * @param {string} exported
 * @param {string[]} all the files of the export
 * @param {string[]} by the files to begin with
 */
function askedFor(exported, all, by) {
  const bundled = all.filter((path) => path.startsWith('_next/static/'));
  const byName = new Map(bundled.map((path) => [posix.basename(path), path]));
  const found = new Set(by.filter((path) => !path.startsWith('_next/static/')));
  // What is found on the way is gone through as well.
  for (const path of found) {
    if (!/\.(html|txt|m?js|css)$/.test(path)) continue;
    for (const [name] of readFileSync(join(exported, path), 'utf8').matchAll(/[\w.~-]+\.\w+/g)) {
      const named = byName.get(name);
      if (named !== undefined) found.add(named);
    }
  }
  return found;
}

/**
 * True for a file that the notebook without a network may need, by its name.
 *
 * @param {string} path from the export
 */
export function isStored(path) {
  return stored.some((pattern) => pattern.test(path));
}

/**
 * @param {string} exported
 * @param {string} path
 */
function describe(exported, path) {
  const content = readFileSync(join(exported, path));
  const hash = (/** @type {import('node:crypto').BinaryToTextEncoding} */ encoding) =>
    createHash('sha256').update(content).digest(encoding);
  return {
    url: path,
    revision: /^(_next\/static|ort)\//.test(path) ? null : hash('hex').slice(0, 16),
    integrity: `sha256-${hash('base64')}`,
    bytes: statSync(join(exported, path)).size,
  };
}
