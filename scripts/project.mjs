import { readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The repository's root, without a slash at the end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** Folders that hold no source of ours, wherever they stand. */
const notOurs = new Set([
  'node_modules',
  'out',
  'inside-gpt-2',
  '.next',
  '.git',
  '.cache',
  'generated',
  '.venv',
  '__pycache__',
  'test-results',
]);

/**
 * All files under `folder`, as sorted paths from `base` with forward slashes.
 * A folder that is missing has no files.
 *
 * @param {string} folder an absolute path
 * @param {string} [base] an absolute path
 * @returns {string[]}
 */
export function listFiles(folder, base = folder) {
  /** @type {import('node:fs').Dirent[]} */
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : listFiles(path, base);
      return entry.isFile() ? [relative(base, path).split(sep).join('/')] : [];
    })
    .sort();
}

/**
 * Runs what a command does. An error that ends it is printed by its message alone: it is for the person who
 * typed the command.
 *
 * @param {() => Promise<void>} work
 */
export async function runCommand(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/**
 * Reads the files under a folder whose paths a pattern matches.
 *
 * @param {string} folder an absolute path
 * @param {string} base an absolute path, from which the paths are
 * @param {RegExp} pattern
 * @returns {{ path: string, text: string }[]} in the order of the paths
 */
export function readFiles(folder, base, pattern) {
  return listFiles(folder, base)
    .filter((path) => pattern.test(path))
    .map((path) => ({ path, text: readFileSync(join(base, path), 'utf8') }));
}

/**
 * Changes the pages of an export in their place.
 *
 * @param {string} folder an absolute path
 * @param {(page: string, path: string) => string} change of the HTML; the path is from the folder
 */
export function rewritePages(folder, change) {
  for (const { path, text } of readFiles(folder, folder, /\.html$/)) {
    writeFileSync(join(folder, path), change(text, path));
  }
}

/**
 * True when node was started with this module, false when another one imports it.
 *
 * @param {string} moduleUrl the module's `import.meta.url`
 */
export function isMain(moduleUrl) {
  const started = process.argv[1];
  if (started === undefined) return false;
  try {
    return pathToFileURL(realpathSync(started)).href === moduleUrl;
  } catch {
    return false;
  }
}
