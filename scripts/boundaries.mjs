import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readImports } from './checks/imports.mjs';
import { isMain, listFiles, root } from './project.mjs';

/** Imports go from the left to the right, never back. */
const layers = ['app', 'content', 'components', 'lib'];

/** Tools and tests import from the site; the site never imports from them. */
const outside = ['scripts', 'test', 'training'];

const ui = ['react', 'react-dom', 'next', 'react-aria-components', '@mdx-js/react', '@next/mdx'];
const transformers = '@huggingface/transformers';
const runtime = 'lib/engine/graph/runtime';

/**
 * @typedef {object} Use one import of one file
 * @property {string} file the path of the file, from the root
 * @property {string} top the file's top-level folder; empty for a file in the root
 * @property {string} module as written
 * @property {string[]} names the imported names; `*` for all
 * @property {string | undefined} target the path that it leads to, from the root and without its
 *   ending; undefined for a package
 */

/** @type {((use: Use) => string | false | undefined)[]} */
const rules = [
  function downOnly({ top, target }) {
    if (target === undefined || !layers.includes(top)) return;
    const to = topOf(target);
    if (outside.includes(to)) return `the site imports nothing from ${to}/`;
    const down = layers.indexOf(to) === -1 || layers.indexOf(to) >= layers.indexOf(top);
    return !down && `imports go down only (${layers.join(' → ')}): ${top} cannot import ${to}`;
  },
  function aliasBetweenFolders({ top, module, target }) {
    if (target === undefined || top === '' || module.startsWith('@/')) return;
    return topOf(target) !== top && `a path that leaves ${top}/ starts with "@/", not with ".."`;
  },
  function widgetsApart({ file, target }) {
    const from = /^components\/widgets\/([^/.]+)/.exec(file)?.[1];
    if (from === undefined || target === undefined) return;
    const to = /^components\/widgets(?:\/([^/.]+)|$)/.exec(target);
    return to !== null && to[1] !== from && 'a widget cannot import another widget';
  },
  function libWithoutInterface({ top, module }) {
    if (top !== 'lib') return;
    return ui.includes(packageOf(module)) && 'lib knows neither React nor Next';
  },
  function oneHomeForTransformers({ file, module }) {
    const names = module === transformers || module.includes(`${transformers}/`);
    return names && file !== `${runtime}.ts` && `only ${runtime}.ts imports ${transformers}`;
  },
  function runtimeInTheWorkerOnly({ file, top, target }) {
    if (target !== runtime) return;
    if (file === 'lib/engine/worker.ts' || ['scripts', 'test'].includes(top)) return;
    return `only worker.ts, scripts and tests import ${runtime}; the page goes through client.ts`;
  },
  function d3Computes({ top, module, names }) {
    if (!layers.includes(top)) return;
    if (module === 'd3-selection') return 'D3 computes and React renders: no d3-selection';
    const found =
      module === 'd3' && names.find((name) => ['select', 'selectAll', '*'].includes(name));
    return found && `D3 computes and React renders: import what computes by name, not "${found}"`;
  },
];

/**
 * Holds every source file against the directions of imports.
 *
 * @param {string} [folder] the project's root
 * @returns {string[]} what is wrong, a line each, with file and line
 */
export function checkBoundaries(folder = root) {
  return listFiles(folder)
    .filter((path) => /\.(ts|tsx|mts|cts|js|mjs|cjs|jsx|mdx)$/.test(path))
    .filter((path) => !/^(public|training|test\/fixtures)\//.test(path))
    .flatMap((file) => checkFile(file, readFileSync(join(folder, file), 'utf8')));
}

/**
 * @param {string} file
 * @param {string} source
 */
function checkFile(file, source) {
  const top = topOf(file);
  const problems = [];
  if (top === 'lib' && /\.[jt]sx$/.test(file)) problems.push(`${file}:1 lib draws nothing: no JSX`);
  for (const { module, names, line } of readImports(file, source)) {
    if (module === undefined) {
      // Nothing can be said about an address that is only known when it runs.
      const where = `${file}:${line}`;
      if (layers.includes(top)) problems.push(`${where} import() must name its module`);
      continue;
    }
    const use = { file, top, module, names, target: resolve(file, module) };
    for (const rule of rules) {
      const problem = rule(use);
      if (problem) problems.push(`${file}:${line} "${module}": ${problem}`);
    }
  }
  return problems;
}

/**
 * @param {string} file
 * @param {string} module
 */
function resolve(file, module) {
  let path;
  if (module.startsWith('@/')) path = posix.normalize(module.slice(2));
  else if (/^\.\.?(\/|$)/.test(module)) path = posix.join(posix.dirname(file), module);
  else return undefined;
  return path.replace(/\/$/, '').replace(/(\/index)?(\.(ts|tsx|js|mjs))?$/, '');
}

/** @param {string} path */
function topOf(path) {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : layers.includes(path) ? path : '';
}

/** @param {string} module */
function packageOf(module) {
  return module
    .split('/')
    .slice(0, module.startsWith('@') ? 2 : 1)
    .join('/');
}

if (isMain(import.meta.url)) {
  const problems = checkBoundaries(process.argv[2]);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
