/**
 * A rehype plugin for chapters: every heading of the second level gets an id, and the chapter
 * exports `sections` (id and title of each, in order) and `minutes` (how long it takes to read).
 */

/** What an adult reads of such a text in a minute. */
const WORDS_A_MINUTE = 200;
/** What is spent on a figure or an exercise: looking, trying one thing, looking again. */
const MINUTES_A_FIGURE = 1;
/** Elements of a chapter that are neither: prose of their own, or folded away. */
const NO_FIGURES = new Set(['Aside', 'Goals', 'Later', 'Notes', 'SentenceBar']);
const FOLDED = new Set(['TeacherNotes']);

/** @typedef {{ type: string, tagName?: string, name?: string, value?: string, properties?: Record<string, unknown>, children?: Node[], data?: unknown }} Node */

/** @returns {(tree: Node) => void} */
export default function mdxSections() {
  return (tree) => {
    /** @type {{ id: string, title: string }[]} */
    const sections = [];
    for (const node of tree.children ?? []) {
      if (node.type !== 'element' || node.tagName !== 'h2') continue;
      const title = textOf(node).trim();
      const id = slugOf(title);
      if (sections.some((section) => section.id === id)) {
        throw new Error(`Two sections of a chapter are called “${title}”: rename one.`);
      }
      node.properties = { ...node.properties, id };
      sections.push({ id, title });
    }
    tree.children?.push(exported('sections', sections), exported('minutes', minutesOf(tree)));
  };
}

/**
 * Returns a heading as the end of an address: lower case, words joined by hyphens.
 *
 * @param {string} title
 */
export function slugOf(title) {
  return title
    .toLowerCase()
    .replaceAll('\u2011', '-')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/**
 * Returns the minutes that a chapter takes, at least 1; teacher notes are not counted.
 *
 * @param {Node} tree
 */
function minutesOf(tree) {
  let words = 0;
  let figures = 0;
  /** @param {Node} node */
  const count = (node) => {
    if (node.type === 'text') words += (node.value?.match(/\S+/g) ?? []).length;
    if (node.type === 'mdxJsxFlowElement') {
      if (FOLDED.has(node.name ?? '')) return;
      if (/^[A-Z]/.test(node.name ?? '') && !NO_FIGURES.has(node.name ?? '')) figures += 1;
    }
    for (const child of node.children ?? []) count(child);
  };
  count(tree);
  return Math.max(1, Math.round(words / WORDS_A_MINUTE + figures * MINUTES_A_FIGURE));
}

/**
 * @param {Node} node
 * @returns {string}
 */
function textOf(node) {
  return node.type === 'text' ? (node.value ?? '') : (node.children ?? []).map(textOf).join('');
}

/**
 * Returns the node of `export const name = value`.
 *
 * @param {string} name
 * @param {unknown} value
 * @returns {Node}
 */
function exported(name, value) {
  const declaration = {
    type: 'VariableDeclaration',
    kind: 'const',
    declarations: [
      { type: 'VariableDeclarator', id: { type: 'Identifier', name }, init: expression(value) },
    ],
  };
  const body = [{ type: 'ExportNamedDeclaration', declaration, specifiers: [], source: null }];
  return {
    type: 'mdxjsEsm',
    value: '',
    data: { estree: { type: 'Program', sourceType: 'module', body } },
  };
}

/**
 * Returns plain data as an expression of the syntax tree.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
function expression(value) {
  if (Array.isArray(value)) return { type: 'ArrayExpression', elements: value.map(expression) };
  if (typeof value !== 'object' || value === null) return { type: 'Literal', value };
  return {
    type: 'ObjectExpression',
    properties: Object.entries(value).map(([key, one]) => ({
      type: 'Property',
      kind: 'init',
      method: false,
      shorthand: false,
      computed: false,
      key: { type: 'Identifier', name: key },
      value: expression(one),
    })),
  };
}
