import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, root } from '../project.mjs';

const longest = 300;

/**
 * Finds files that are too long to be read at one go.
 *
 * @param {string} [folder] the project's root
 * @returns {string[]} one line for each file
 */
export function checkLengths(folder = root) {
  return listFiles(folder)
    .filter((path) => /\.(ts|tsx|mts|cts|js|mjs|cjs|jsx|css|mdx|py|sh)$/.test(path))
    .filter((path) => !/^(public|test\/fixtures)\//.test(path))
    .flatMap((path) => {
      const lines = readFileSync(join(folder, path), 'utf8').replace(/\n$/, '').split('\n').length;
      return lines > longest ? [`${path} has ${lines} lines; ${longest} is the most.`] : [];
    });
}
