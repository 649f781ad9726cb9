import { dirname, join, normalize, relative } from 'node:path';
import { readFiles, root } from '../project.mjs';

/** Matches a class in a selector; a number such as `.5em` begins with a digit. */
const CLASS = /\.([a-zA-Z][\w-]*)/g;

/**
 * Returns what is wrong between components and their CSS modules: a class that no module defines,
 * a class that nothing uses, and a class name that is neither in a module nor in app/styles.
 *
 * @param {string} [folder] the project's root
 * @returns {string[]} one line a problem
 */
export function checkStyles(folder = root) {
  const filesOf = (/** @type {RegExp} */ pattern) =>
    ['app', 'components'].flatMap((name) => readFiles(join(folder, name), folder, pattern));
  const sheets = filesOf(/\.module\.css$/);
  const modules = new Map(sheets.map(({ path, text }) => [path, classesIn(text)]));
  const helpers = new Set(filesOf(/^app\/styles\//).flatMap(({ text }) => [...classesIn(text)]));
  /** @type {string[]} */
  const problems = [];
  /** @type {Map<string, Set<string>>} */
  const used = new Map([...modules.keys()].map((path) => [path, new Set()]));
  /** @param {string} from @param {string} path @returns {string} the module that a file imports */
  const moduleOf = (from, path) =>
    from.startsWith('@/')
      ? from.slice(2)
      : relative(folder, normalize(join(folder, dirname(path), from)));
  for (const { path, text } of sheets) {
    for (const [, names = '', from = ''] of text.matchAll(/composes: ([^;]+) from "([^"]+)"/g)) {
      const module = moduleOf(from, path);
      for (const name of names.split(' ')) {
        if (modules.get(module)?.has(name)) used.get(module)?.add(name);
        else problems.push(`${path}: ${module} has no class ${name}.`);
      }
    }
  }
  for (const { path, text } of filesOf(/\.tsx$/)) {
    const code = text.replaceAll(/^import .*$/gm, '');
    for (const [, name = '', from = ''] of text.matchAll(
      /^import (\w+) from '([^']+\.module\.css)'/gm,
    )) {
      const module = moduleOf(from, path);
      const classes = modules.get(module);
      if (!classes) {
        problems.push(`${path}: there is no ${module}.`);
        continue;
      }
      // styles[look] may be any of them.
      if (code.includes(`${name}[`)) for (const each of classes) used.get(module)?.add(each);
      for (const [, key = ''] of code.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))) {
        if (classes.has(key)) used.get(module)?.add(key);
        else problems.push(`${path}: ${module} has no class ${key}.`);
      }
    }
    for (const value of globalNames(text)) {
      if (!helpers.has(value)) problems.push(`${path}: no style sheet has the class "${value}".`);
    }
  }
  for (const [module, classes] of modules) {
    for (const name of classes) {
      if (!used.get(module)?.has(name)) problems.push(`${module}: nothing uses the class ${name}.`);
    }
  }
  return problems;
}

/** @param {string} css */
function classesIn(css) {
  const selectors = css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/"[^"]*"/g, '')
    .replaceAll(/:\s[^;{}]*;/g, ';');
  return new Set([...selectors.matchAll(CLASS)].map(([, name = '']) => name));
}

/**
 * Returns the class names that stand as text in `className="…"` and in `classNames(…, '…')`.
 *
 * @param {string} text
 */
function globalNames(text) {
  const plain = [...text.matchAll(/className="([^"]*)"/g)].map(([, value = '']) => value);
  const joined = [...text.matchAll(/classNames\(([^()]*)\)/g)].flatMap(([, inside = '']) =>
    [...inside.matchAll(/'([^']*)'/g)].map(([, value = '']) => value),
  );
  return [...plain, ...joined]
    .flatMap((value) => value.split(/\s+/))
    .filter((value) => value !== '');
}
