import { compileSync } from '@mdx-js/mdx';
import { parseSync, Visitor } from 'oxc-parser';
import { mdxOptions } from './mdx.mjs';

/**
 * One module that a file names, in whatever way: import, export from, import(), a type's import(),
 * require().
 *
 * @typedef {object} Import
 * @property {string | undefined} module what is named; for an address that is put together, its
 *   constant beginning; undefined when there is none
 * @property {string[]} names the imported names; `*` for all of them
 * @property {number} line counted from 1
 */

/** @typedef {{ type: string, value?: unknown, [key: string]: any }} Node */

/**
 * Reads the imports of a source file with a real parser, so that no way of writing one is missed.
 *
 * @param {string} path decides the language by its ending: .ts, .tsx, .mjs, .mdx …
 * @param {string} source
 * @returns {Import[]}
 * @throws {Error} when the file cannot be parsed
 */
export function readImports(path, source) {
  if (path.endsWith('.mdx')) {
    // Compiled, an .mdx file has lines of its own; they say nothing to its author.
    const script = String(compileSync(source, { ...mdxOptions, jsx: true }));
    return readImports(`${path}.jsx`, script)
      .filter(({ module }) => module !== 'react/jsx-runtime')
      .map((found) => ({ ...found, line: 1 }));
  }
  const { program, errors } = parseSync(path, source);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);

  /** @type {Import[]} */
  const imports = [];
  /** @param {Node | null | undefined} named @param {Node} node @param {string[]} names */
  const add = (named, node, names) =>
    imports.push({ module: readModule(named), names, line: lineAt(source, node.start) });

  new Visitor({
    ImportDeclaration: (/** @type {any} */ node) => {
      add(node.source, node, node.specifiers.map(importedName));
    },
    ExportNamedDeclaration: (/** @type {any} */ node) => {
      const names = node.specifiers.map((/** @type {Node} */ one) => one.local.name);
      if (node.source) add(node.source, node, names);
    },
    ExportAllDeclaration: (/** @type {any} */ node) => {
      add(node.source, node, ['*']);
    },
    ImportExpression: (/** @type {any} */ node) => {
      add(node.source, node, ['*']);
    },
    TSImportType: (/** @type {any} */ node) => {
      add(node.source ?? node.argument, node, ['*']);
    },
    TSExternalModuleReference: (/** @type {any} */ node) => {
      add(node.expression, node, ['*']);
    },
    CallExpression: (/** @type {any} */ node) => {
      const isRequire = node.callee.type === 'Identifier' && node.callee.name === 'require';
      if (isRequire) add(node.arguments[0], node, ['*']);
    },
  }).visit(program);
  return imports;
}

/** @param {Node} specifier */
function importedName(specifier) {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  return specifier.type === 'ImportSpecifier'
    ? (specifier.imported.name ?? specifier.imported.value)
    : '*';
}

/** @param {Node | null | undefined} node */
function readModule(node) {
  if (node?.type === 'TSLiteralType') return readModule(node.literal);
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral') return node.quasis[0].value.cooked || undefined;
  return undefined;
}

/** @param {string} source @param {number} offset */
function lineAt(source, offset) {
  return source.slice(0, offset).split('\n').length;
}
