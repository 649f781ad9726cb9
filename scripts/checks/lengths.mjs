import { readFiles, root } from '../project.mjs';

const longest = 300;

const SOURCE = /^(?!public\/|test\/fixtures\/).*\.(ts|tsx|mts|cts|js|mjs|cjs|jsx|css|mdx|py|sh)$/;

/**
 * Finds files that are too long to be read at one go.
 *
 * @param {string} [folder] the project's root
 * @returns {string[]} one line for each file
 */
export function checkLengths(folder = root) {
  return readFiles(folder, folder, SOURCE).flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    return lines > longest ? [`${path} has ${lines} lines; ${longest} is the most.`] : [];
  });
}
