import { join } from 'node:path';
import { readFiles, root } from '../project.mjs';

const definition =
  /^export (?:default )?(?:async )?(?:function\*?|class|const|let|interface|type|enum) (\w+)/gm;

/**
 * Finds exported names of lib, components and content that more than one file defines. A reader
 * who meets a name must not have to ask which of two things it is. A re-export is no definition.
 *
 * @param {string} [folder] the project's root
 * @returns {string[]} one line for each name
 */
export function checkNames(folder = root) {
  /** @type {Map<string, Set<string>>} */
  const files = new Map();
  const sources = ['lib', 'components', 'content'].flatMap((top) =>
    readFiles(join(folder, top), folder, /\.tsx?$/),
  );
  for (const { path, text } of sources) {
    for (const [, name = ''] of text.matchAll(definition)) {
      files.set(name, (files.get(name) ?? new Set()).add(path));
    }
  }
  return [...files]
    .filter(([, paths]) => paths.size > 1)
    .map(([name, paths]) => `${name} is defined in ${[...paths].join(' and in ')}.`);
}
