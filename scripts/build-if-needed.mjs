import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { buildFigures } from './build-figures.mjs';
import { buildFonts } from './build-fonts.mjs';
import { buildNotebooks } from './build-notebooks.mjs';
import { buildPrelude } from './build-prelude.mjs';
import { buildSearch } from './build-search.mjs';
import { run } from './command.mjs';
import { copyRuntime, runtimeVersion } from './copy-runtime.mjs';
import { writeHostFiles } from './host-files.mjs';
import { laterScripts } from './later-scripts.mjs';
import { writeLicences } from './licences.mjs';
import { preloadFonts } from './preload-fonts.mjs';
import { isMain, listFiles, root, runCommand } from './project.mjs';
import { buildServiceWorkers } from './service-workers.mjs';
import { settingsToBuild, writeSettings } from './site-settings.mjs';

/** Folders whose files end up in the site. */
const folders = ['app', 'components', 'content', 'lib', 'public'];

/** Files in the root that have no part in the build, or that the build itself writes. */
const notInputs = new Set([
  'biome.json',
  'knip.config.js',
  'next-env.d.ts',
  'tsconfig.json',
  'vitest.config.ts',
]);

/** Variables of the environment that change what is built, beside those of Next. */
const variables = new Set(['BASE_PATH', 'SITE_URL', 'PLAIN_SCRIPTS']);

/** Larger files are told apart by size and date: reading a model each time would take too long. */
const largestRead = 4_000_000;

/** Inside the export, so that a build made in any other way leaves no stamp behind. */
const stampName = '.built-from';

/** The folder of the static export; EXPORT_FOLDER names another one, from the project's root. */
export const exportFolder = resolve(root, process.env.EXPORT_FOLDER || 'out');

/**
 * A hash over all that the site is built from.
 *
 * @param {string} [folder] the project's root
 */
export function hashInputs(folder = root) {
  const hash = hashFiles(folder, listInputs(folder));
  for (const name of Object.keys(process.env).sort()) {
    if (name.startsWith('NEXT_PUBLIC_') || variables.has(name))
      hash.update(`${name}=${process.env[name]}\0`);
  }
  return hash.update(runtimeVersion).digest('hex');
}

/**
 * Returns a hash over files, by their names and what is in them; more can be added to it.
 *
 * @param {string} folder
 * @param {readonly string[]} paths from the folder
 */
function hashFiles(folder, paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const { size, mtimeMs } = statSync(join(folder, path));
    hash.update(`${path}\0${size}\0`);
    hash.update(size > largestRead ? String(mtimeMs) : readFileSync(join(folder, path)));
  }
  return hash;
}

/**
 * Removes what the bundler has stored for a next build, where a loader or a plugin has changed since: it
 * would answer with what the one before has made.
 *
 * @param {string} [folder] the project's root
 */
export function removeOutdated(folder = root) {
  const stored = join(folder, '.next/cache');
  const stamp = join(stored, '.made-by');
  const hash = hashFiles(folder, listImports(folder, 'next.config.mjs')).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  rmSync(stored, { recursive: true, force: true });
  mkdirSync(stored, { recursive: true });
  writeFileSync(stamp, hash);
}

/**
 * Lists the files that the site is built from, as paths from the folder.
 *
 * @param {string} folder the project's root
 */
export function listInputs(folder) {
  const inRoot = listRoot(folder);
  const inFolders = folders
    .flatMap((name) => listFiles(join(folder, name), folder))
    .filter((path) => !/^public\/(ort|sandbox|search)\//.test(path));
  // Configurations import from scripts/, and so do the steps of the build itself.
  const imported = [...inRoot.filter((path) => path.endsWith('js')), 'scripts/build-if-needed.mjs']
    .flatMap((path) => listImports(folder, path))
    .filter((path) => !inRoot.includes(path));
  return [...inRoot, ...inFolders, ...new Set(imported)];
}

/** @param {string} folder */
function listRoot(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(mjs|cjs|js|ts|tsx|json|css)$/.test(entry.name))
    .map((entry) => entry.name)
    .filter((name) => !notInputs.has(name))
    .sort();
}

/**
 * Follows the relative imports of a module, and the files that it names for others to import, as loaders
 * and aliases for the bundler. A module that is missing has none, and is left out.
 *
 * @param {string} folder
 * @param {string} path of the module, from the folder
 * @param {Set<string>} [seen]
 * @returns {string[]} the module and all that it imports, directly or not
 */
function listImports(folder, path, seen = new Set()) {
  if (seen.has(path) || !existsSync(join(folder, path))) return [];
  seen.add(path);
  const source = readFileSync(join(folder, path), 'utf8');
  // What is installed is known by the lock file.
  for (const [, name = ''] of source.matchAll(
    /['"](\.{1,2}\/(?!node_modules\/)[^'"]+\.[cm]?[jt]s)['"]/g,
  )) {
    listImports(folder, posix.join(posix.dirname(path), name), seen);
  }
  return [...seen];
}

/** True when the export was built from the sources as they are now. */
function isBuilt() {
  try {
    return readFileSync(join(exportFolder, stampName), 'utf8') === hashInputs();
  } catch {
    return false;
  }
}

/**
 * Builds the static export, when it is missing or older than what it is built from.
 *
 * @param {{ always?: boolean }} [options]
 * @throws when the build fails
 */
export async function buildIfNeeded({ always = false } = {}) {
  const settings = settingsToBuild();
  if (!always && isBuilt()) return;
  // Taken before the build: what changes during it must not count as built.
  const inputs = hashInputs();
  copyRuntime();
  buildPrelude();
  buildSearch();
  buildFigures();
  await buildFonts();
  // What an earlier build left would be taken for pages of this one.
  rmSync(exportFolder, { recursive: true, force: true });
  // What is stored halves the time of the next build, and adds a quarter to this one's: whoever builds
  // again will do so once more. A build into another folder is made once.
  const again = existsSync(join(root, '.next')) && !process.env.EXPORT_FOLDER;
  if (again) removeOutdated();
  const env = { NEXT_TELEMETRY_DISABLED: '1', ...(again ? { STORE_BUILD: '1' } : {}) };
  const code = await run('next', ['build'], { env });
  if (code !== 0) throw new Error(`The build failed (next build ended with ${code}).`);
  if (settings.siteUrl === undefined) removeDescriptions(exportFolder);
  preloadFonts(exportFolder, settings.basePath);
  laterScripts(exportFolder);
  await buildNotebooks(exportFolder, settings.basePath);
  writeLicences(exportFolder);
  buildServiceWorkers(exportFolder);
  writeHostFiles(exportFolder, settings);
  writeSettings(exportFolder, settings);
  writeFileSync(join(exportFolder, stampName), inputs);
}

/**
 * Removes the descriptions of figures (app/embed/oembed.ts): without the site's address they would
 * lead nowhere.
 *
 * @param {string} exported
 */
function removeDescriptions(exported) {
  for (const path of listFiles(join(exported, 'embed'), exported)) {
    if (path.endsWith('/oembed.json')) rmSync(join(exported, path));
  }
}

if (isMain(import.meta.url)) {
  await runCommand(() => buildIfNeeded({ always: process.argv.includes('--always') }));
}
