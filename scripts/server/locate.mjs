import { realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * What a request's path stands for: a file, another path to ask for, or nothing.
 *
 * @typedef {{ kind: 'file', path: string, size: number, modified: number }
 *   | { kind: 'redirect', to: string }
 *   | { kind: 'missing' }} Located
 */

/**
 * Finds the file for a path of a static export with clean addresses: `/name` is `name.html`, or, if
 * there is none, `name/index.html` under `/name/`; an address that ends in `.html` leads there.
 * Nothing outside `directory` is ever found, not by `..`, not by an encoded slash and not through a
 * link, and nothing whose name starts with a dot.
 *
 * @param {string} directory an absolute path
 * @param {string} pathname the path of the address, still percent-encoded
 * @returns {Located}
 */
export function locate(directory, pathname) {
  const segments = readSegments(pathname);
  if (segments === undefined) return { kind: 'missing' };
  const clean = `/${segments.map(encodeURIComponent).join('/')}`;
  const base = join(directory, ...segments);
  const asFolder = pathname.endsWith('/');

  if (segments.length === 0) return fileAt(directory, join(base, 'index.html'));
  if (!asFolder) {
    const file = firstFile(directory, [base, `${base}.html`]);
    if (file.kind === 'file' && file.path === base && base.endsWith('.html')) {
      // The page's scripts read its name from the address, so a page has only one.
      return { kind: 'redirect', to: clean.replace(/(?<=\/)index\.html$|\.html$/, '') };
    }
    if (file.kind === 'file') return file;
    const index = fileAt(directory, join(base, 'index.html'));
    return index.kind === 'file' ? { kind: 'redirect', to: `${clean}/` } : index;
  }
  const page = fileAt(directory, `${base}.html`);
  if (page.kind === 'file') return { kind: 'redirect', to: clean };
  return fileAt(directory, join(base, 'index.html'));
}

/**
 * The names between the slashes, decoded; undefined when one of them is not the name of a file
 * that may be served.
 *
 * @param {string} pathname
 */
function readSegments(pathname) {
  /** @type {string[]} */
  const segments = [];
  for (const encoded of pathname.split('/')) {
    if (encoded === '') continue;
    let name;
    try {
      name = decodeURIComponent(encoded);
    } catch {
      return undefined;
    }
    if (name.startsWith('.') || /[/\\\0]/.test(name)) return undefined;
    segments.push(name);
  }
  return segments;
}

/**
 * @param {string} directory
 * @param {string[]} paths
 * @returns {Located}
 */
function firstFile(directory, paths) {
  for (const path of paths) {
    const found = fileAt(directory, path);
    if (found.kind === 'file') return found;
  }
  return { kind: 'missing' };
}

/**
 * The file at a path, when it is one and is inside the directory.
 *
 * @param {string} directory
 * @param {string} path
 * @returns {Located}
 */
export function fileAt(directory, path) {
  try {
    const stats = statSync(path);
    const inside = realpathSync(path).startsWith(realpathSync(directory) + sep);
    if (!stats.isFile() || !inside) return { kind: 'missing' };
    return { kind: 'file', path, size: stats.size, modified: stats.mtimeMs };
  } catch {
    // No such file, a file where a folder should be, a name that is too long: all the same here.
    return { kind: 'missing' };
  }
}
