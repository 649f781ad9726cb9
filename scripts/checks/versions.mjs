import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../project.mjs';

/**
 * Checks package.json: each dependency names one exact version, or a folder of this repository.
 *
 * @param {string} [folder] the project's root
 * @returns {string[]} one line for each problem
 */
export function checkVersions(folder = root) {
  const { dependencies = {}, devDependencies = {} } = read(folder, 'package.json');
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^(\d+\.\d+\.\d+(-[\w.-]+)?|file:scripts\/[\w-]+)$/.test(version))
    .map(([name, version]) => `package.json: ${name} is "${version}"; name one exact version.`);
}

/**
 * Checks package-lock.json: npm can verify each package that it fetches, and no registry's address
 * is recorded. Packages inside another package's archive have no checksum of their own.
 *
 * @param {string} [folder] the project's root
 * @returns {string[]} one line for each problem
 */
export function checkLockFile(folder = root) {
  return Object.entries(read(folder, 'package-lock.json').packages)
    .filter(([path]) => path.startsWith('node_modules/'))
    .flatMap(([path, { integrity, resolved, link, inBundle }]) => [
      ...(integrity || link || inBundle ? [] : [`package-lock.json: ${path} has no integrity.`]),
      ...(link || !resolved ? [] : [`package-lock.json: ${path} names ${resolved}; remove it.`]),
    ]);
}

/**
 * @param {string} folder
 * @param {string} name
 */
function read(folder, name) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}
