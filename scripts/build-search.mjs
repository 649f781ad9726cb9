import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { slugOf } from './mdx-sections.mjs';
import { parseMdx } from './parse-mdx.mjs';
import { isMain, listFiles, root } from './project.mjs';

/**
 * A section of a chapter, as the search reads it.
 *
 * @typedef {object} SectionText
 * @property {string} slug of the chapter
 * @property {string} id of the section in its page; '' for what comes before the first
 * @property {string} title of the section
 * @property {string} text
 */

/** @typedef {{ type: string, depth?: number, name?: string | null, value?: string, children?: Node[] }} Node */

/** What is neither prose nor a heading. */
const noText = new Set([
  'mdxjsEsm',
  'mdxFlowExpression',
  'mdxTextExpression',
  'math',
  'inlineMath',
]);

/**
 * Reads the sections of a chapter. Equations, code and notes for teachers are left out, and so are
 * the numbers that a model fills in.
 *
 * @param {string} slug
 * @param {string} source MDX
 * @returns {SectionText[]}
 */
export function sectionTexts(slug, source) {
  const sections = [{ slug, id: '', title: '', text: '' }];
  for (const node of /** @type {Node} */ (parseMdx(source)).children ?? []) {
    if (node.type === 'heading' && node.depth === 2) {
      const title = textOf(node).trim();
      sections.push({ slug, id: slugOf(title), title, text: '' });
      continue;
    }
    const section = sections.at(-1);
    if (section) section.text = `${section.text} ${textOf(node)}`;
  }
  return sections
    .map((section) => ({ ...section, text: section.text.replace(/\s+/g, ' ').trim() }))
    .filter(({ title, text }) => title !== '' || text !== '');
}

/**
 * @param {Node} node
 * @returns {string}
 */
function textOf({ type, name, value, children = [] }) {
  if (noText.has(type) || type === 'code' || name === 'TeacherNotes') return '';
  const text = value ?? children.map(textOf).join('');
  return /^(paragraph|heading|listItem|tableCell|mdxJsxFlowElement)$/.test(type)
    ? `${text} `
    : text;
}

/** Writes the texts of all chapters into public/search/sections.json, which the search fetches. */
export function buildSearch() {
  const sections = listFiles(join(root, 'content'))
    .filter((path) => /^[\w-]+\.mdx$/.test(path))
    .flatMap((path) =>
      sectionTexts(path.replace(/\.mdx$/, ''), readFileSync(join(root, 'content', path), 'utf8')),
    );
  mkdirSync(join(root, 'public/search'), { recursive: true });
  writeFileSync(join(root, 'public/search/sections.json'), JSON.stringify(sections));
}

if (isMain(import.meta.url)) buildSearch();
