import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
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
 */
export function buildServiceWorkers(exported) {
  const files = listFiles(exported)
    .filter(isStored)
    .map((path) => describe(exported, path));
  bundleScript('lib/offline/worker.ts', join(exported, 'offline-worker.js'), {
    SITE_FILES: JSON.stringify(files),
    'process.env.NODE_ENV': '"production"',
  });
  bundleScript('lib/offline/isolation-worker.ts', join(exported, 'isolation-worker.js'));
}

/**
 * True for a file that the notebook without a network needs.
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
