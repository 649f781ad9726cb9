import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, root } from '../project.mjs';

const longest = 300;

/**
 * Files that are longer than a reader can take in at one go.
 *
 * @param {string} [folder] the project's root
 * @returns {string[]} what is wrong, a line each
 */
export function checkLengths(folder = root) {
  return (
    listFiles(folder)
      .filter((path) => /\.(ts|tsx|mts|cts|js|mjs|cjs|jsx|css|mdx|py|sh)$/.test(path))
      // A chapter is one file of prose, as long as its reader needs it to be.
      .filter((path) => !/^(public|test\/fixtures|content\/[\w-]+\.mdx$)/.test(path))
      .flatMap((path) => {
        const lines = readFileSync(join(folder, path), 'utf8')
          .replace(/\n$/, '')
          .split('\n').length;
        return lines > longest ? [`${path} has ${lines} lines; ${longest} is the most.`] : [];
      })
  );
}
