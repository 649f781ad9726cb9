import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, root } from '../project.mjs';

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
  for (const path of ['lib', 'components', 'content'].flatMap((top) =>
    listFiles(join(folder, top), folder),
  )) {
    if (!/\.tsx?$/.test(path)) continue;
    for (const [, name = ''] of readFileSync(join(folder, path), 'utf8').matchAll(definition)) {
      files.set(name, (files.get(name) ?? new Set()).add(path));
    }
  }
  return [...files]
    .filter(([, paths]) => paths.size > 1)
    .map(([name, paths]) => `${name} is defined in ${[...paths].join(' and in ')}.`);
}
