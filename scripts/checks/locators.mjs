import { join } from 'node:path';
import { readFiles, root } from '../project.mjs';

/** A call that takes a CSS selector, with the selector as its second group. */
const SELECTOR =
  /\b(?:locator|querySelector(?:All)?|closest|matches|waitForSelector)(?:<[^>()]*>)?\(\s*(['"`])((?:(?!\1)[\s\S])*)\1/g;

/** Parts of a selector in which a full stop names no class. */
const NOT_NAMES = /\[[^\]]*\]|"[^"]*"|\$\{[^}]*\}/g;

/** Classes of KaTeX, which gives its marks no other name. */
const FOREIGN = /^\.katex/;

/**
 * Tests that find an element by its class. Classes belong to the style sheets, which may rename
 * them; tests use roles, accessible names, or data attributes.
 *
 * @param {string} [folder] the project's root
 * @returns {string[]} what is wrong, a line each
 */
export function checkLocators(folder = root) {
  const tests = readFiles(join(folder, 'test'), folder, /^test\/(?:e2e|components)\/.*\.tsx?$/);
  return tests.flatMap(({ path, text }) =>
    [...text.matchAll(SELECTOR)].flatMap(({ index, 2: selector = '' }) => {
      const classes = selector.replace(NOT_NAMES, '').match(/\.[A-Za-z_][\w-]*/g) ?? [];
      const line = text.slice(0, index).split('\n').length;
      return classes
        .filter((name) => !FOREIGN.test(name))
        .map((name) => `${path}:${line} finds an element by its class ${name}.`);
    }),
  );
}
