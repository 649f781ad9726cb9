import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseMdx } from './parse-mdx.mjs';
import { isMain, listFiles, root } from './project.mjs';

/**
 * A figure of a chapter, as the pages that show it alone need it.
 *
 * @typedef {object} FigureEntry
 * @property {string} id of the figure on the page of its chapter
 * @property {string} title as the figure says it, without a full stop
 * @property {boolean} sentence true where it draws the reader's sentence
 */

/**
 * A component of a chapter, and the figures that it draws.
 *
 * @typedef {object} FigureComponent
 * @property {string} jsx its element as the chapter has it, with what the chapter puts around it
 * @property {readonly Imported[]} imports what the element names
 * @property {readonly FigureEntry[]} figures in the order of its source
 */

/** @typedef {{ local: string, imported: string, source: string }} Imported */
/** @typedef {{ type: string, name?: string | null, value?: string, children?: Node[], data?: { estree?: { body: any[] } }, position?: { start: { offset: number }, end: { offset: number } } }} Node */

const COMPONENTS = '@/components/';

/**
 * Reads which components of a chapter draw figures, in the order of its page. Files that the chapter
 * shows inside of it are read where they stand.
 *
 * @param {string} path of the chapter's MDX, from the folder
 * @param {string} [folder] the project's root
 * @returns {FigureComponent[]}
 * @throws Error for a figure whose source does not say its id and its title
 */
export function figureComponents(path, folder = root) {
  const source = readFileSync(join(folder, path), 'utf8');
  const tree = /** @type {Node} */ (parseMdx(source));
  const imports = importsOf(tree, posix.dirname(path));
  /** @type {FigureComponent[]} */
  const found = [];
  /** @type {(node: Node, around: readonly string[]) => void} */
  const walk = (node, around) => {
    const own = node.type === 'mdxJsxFlowElement' ? imports.get(node.name ?? '') : undefined;
    if (own?.source.endsWith('.mdx')) {
      found.push(...figureComponents(own.source.slice(2), folder));
      return;
    }
    const isComponent = own?.source.startsWith(COMPONENTS);
    if (own && isComponent && node.children?.length === 0) {
      const figures = figuresIn(readComponent(own.source, folder), own.source);
      if (figures.length === 0) return;
      const element = source.slice(node.position?.start.offset, node.position?.end.offset);
      const jsx = around.reduceRight((inner, name) => `<${name}>${inner}</${name}>`, element);
      const named = [...imports.values()].filter(({ local }) => namesIt(jsx, local));
      found.push({ jsx, imports: named, figures });
      return;
    }
    const inside = isComponent ? [...around, own?.local ?? ''] : around;
    for (const child of node.children ?? []) walk(child, inside);
  };
  walk(tree, []);
  return found;
}

/**
 * Reads what the figures in a component's source say of themselves.
 *
 * @param {string} source TSX
 * @param {string} name of the module, for a complaint
 * @returns {FigureEntry[]}
 * @throws Error where an id or a title is computed
 */
export function figuresIn(source, name) {
  return [...source.matchAll(/^( *)<Figure\n([\s\S]*?)^\1\/?>/gm)].map(
    ([, space = '', props = '']) => {
      const text = (/** @type {string} */ key) =>
        new RegExp(`^${space}  ${key}="([^"]+)"$`, 'm').exec(props)?.[1];
      const [id, title] = [text('id'), text('title')];
      if (!id || !title)
        throw new Error(`${name}: a Figure says its id and its title as plain text`);
      const sentence = new RegExp(`^${space}  sentence$`, 'm').test(props);
      return { id, title: title.replace(/\.$/, ''), sentence };
    },
  );
}

/**
 * @param {Node} tree
 * @param {string} base the folder of the MDX, from the root
 * @returns {Map<string, Imported>} by the name in the MDX; modules are named from the root
 */
function importsOf(tree, base) {
  const statements = (tree.children ?? [])
    .flatMap(({ data }) => data?.estree?.body ?? [])
    .filter(({ type }) => type === 'ImportDeclaration');
  return new Map(
    statements.flatMap(({ source, specifiers }) =>
      specifiers.map((/** @type {any} */ { local, imported }) => {
        const from = String(source.value);
        const module = from.startsWith('.') ? `@/${posix.join(base, from)}` : from;
        return [
          local.name,
          { local: local.name, imported: imported?.name ?? 'default', source: module },
        ];
      }),
    ),
  );
}

/**
 * @param {string} module
 * @param {string} folder
 */
const readComponent = (module, folder) =>
  readFileSync(join(folder, `${module.slice(2)}.tsx`), 'utf8');

/**
 * @param {string} jsx
 * @param {string} name
 */
const namesIt = (jsx, name) => new RegExp(`[<{\\s]${name}\\b`).test(jsx);

/**
 * Returns a module that draws the figures of all chapters. Each component comes with its own scripts.
 *
 * @param {readonly (readonly [chapter: string, components: readonly FigureComponent[]])[]} chapters
 */
export function drawnModule(chapters) {
  const all = chapters.flatMap(([, components]) => components);
  /** @type {Map<string, Imported>} */
  const imports = new Map();
  for (const one of all.flatMap((component) => component.imports)) {
    const other = imports.get(one.local);
    if (other && other.source !== one.source) throw new Error(`Two chapters import a ${one.local}`);
    imports.set(one.local, one);
  }
  const statements = [...imports.values()].map(({ local, imported, source }) =>
    source.startsWith(COMPONENTS)
      ? `const ${local} = dynamic(() => import('${source}').then((m) => m.${imported}));`
      : `import { ${imported === local ? local : `${imported} as ${local}`} } from '${source}';`,
  );
  const drawn = chapters.map(([chapter, components]) => {
    const lines = components.map(
      ({ jsx, figures }) => `    [${JSON.stringify(figures.map(({ id }) => id))}, () => ${jsx}],`,
    );
    return `  '${chapter}': [\n${lines.join('\n')}\n  ],`;
  });
  return `'use client';
// Written by scripts/build-figures.mjs.
import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
${statements.join('\n')}

export const DRAWN: Readonly<
  Record<string, readonly (readonly [ids: readonly string[], Component: ComponentType])[]>
> = {
${drawn.join('\n')}
};
`;
}

/**
 * Writes what the pages that show figures alone are made of: app/generated/figures.json lists the
 * figures of each chapter, app/generated/drawn.tsx draws them.
 */
export function buildFigures() {
  const chapters = listFiles(join(root, 'content'))
    .filter((path) => /^[\w-]+\.mdx$/.test(path))
    .map((path) => /** @type {const} */ ([path.slice(0, -4), figureComponents(`content/${path}`)]));
  const entries = chapters.map(([chapter, components]) => [
    chapter,
    components.flatMap(({ figures }) => figures),
  ]);
  const folder = join(root, 'app', 'generated');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'figures.json'), JSON.stringify(Object.fromEntries(entries)));
  writeFileSync(join(folder, 'drawn.tsx'), drawnModule(chapters));
}

if (isMain(import.meta.url)) buildFigures();
