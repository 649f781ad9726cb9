import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../project.mjs';

/**
 * Dependencies whose version is not pinned: each must name exactly one.
 *
 * @param {string} [folder] the project's root
 * @returns {string[]} what is wrong, a line each
 */
export function checkVersions(folder = root) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(String(version)))
    .map(([name, version]) => `package.json: ${name} is "${version}"; name one exact version.`);
}
