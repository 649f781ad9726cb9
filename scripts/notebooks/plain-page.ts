import type { Element, ElementContent } from 'hast';
import { find, findAll, hasClass, hasMark, made, textOf } from './page';

/** What belongs to the page alone: it leads elsewhere, needs scripts, or is drawn. */
const LEFT_OUT = new Set(['button', 'input', 'nav', 'script', 'style', 'svg', 'textarea']);

/**
 * Returns what a notebook says of an element of a chapter's page: prose as it is, figures as a sentence
 * with a link, exercises with their answers folded away.
 *
 * @param address of the page
 */
export function plain(node: ElementContent, address: string): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  const within = () => node.children.flatMap((child) => plain(child, address));
  if (hasMark(node, 'exercise')) return exercise(node, address);
  if (node.tagName === 'figure') return [figure(node, address)];
  if (node.tagName === 'details' && /^For teachers/.test(textOf(node))) return [];
  if (node.tagName === 'button' && node.properties.ariaHasPopup === 'dialog') return within();
  if (LEFT_OUT.has(node.tagName) || hasClass(node, 'no-print')) return [];
  if (node.tagName === 'aside') return [made('blockquote', ...aside(within()))];
  if (node.tagName === 'a') return [link(node, within(), address)];
  if (node.tagName === 'span' && isFormula(node)) return [node];
  // A token, in the prose or as the value of a fact.
  if (node.tagName === 'span' && node.properties.translate === 'no') {
    return [made('code', textOf(node))];
  }
  return [{ ...node, children: within() }];
}

export const isFormula = (node: Element) =>
  hasClass(node, 'katex') || hasClass(node, 'katex-display');

/** The TeX that a formula was set from. */
export function texOf(formula: Element): string {
  const source = find(formula, ({ tagName }) => tagName === 'annotation');
  if (!source) throw new Error('a formula without its TeX');
  return textOf(source);
}

/** A figure lives in the page: here are its name, its caption, and the way there. */
function figure(node: Element, address: string): Element {
  const caption = find(node, (part) => hasMark(part, 'caption'));
  const isTitle = ({ properties }: Element) => /-title$/.test(String(properties.id));
  const title = caption && find(caption, isTitle);
  if (!caption || !title) throw new Error(`the figure ${node.properties.id} has no caption`);
  const words = caption.children
    .filter((part) => part !== title && !(part.type === 'element' && 'dataRun' in part.properties))
    .flatMap((part) => plain(part, address));
  const open = made('a', 'Open this figure in the page.');
  open.properties.href = `${address}#${node.properties.id}`;
  return made(
    'blockquote',
    made('p', made('strong', `Figure: ${textOf(title)}`), ...words, ' ', open),
  );
}

function exercise(node: Element, address: string): ElementContent[] {
  const question = find(node, ({ properties }) => /-question$/.test(String(properties.id)));
  const answer = find(node, ({ tagName }) => tagName === 'noscript');
  if (!question || !answer) throw new Error('an exercise without a question or an answer');
  const of = (part: Element) => part.children.flatMap((child) => plain(child, address));
  const options = findAll(node, ({ tagName }) => tagName === 'label').filter((label) =>
    find(label, ({ properties }) => properties.type === 'radio'),
  );
  return [
    made('p', made('strong', 'Predict')),
    ...of(question),
    ...(options.length > 0
      ? [made('ul', ...options.map((label) => made('li', ...of(label))))]
      : []),
    ...of(answer),
  ];
}

/** The title of a note is a paragraph before it. */
function aside([title, ...rest]: ElementContent[]): ElementContent[] {
  if (title?.type !== 'element') return rest;
  return [{ ...title, children: [made('strong', ...title.children)] }, ...rest];
}

function link(node: Element, children: ElementContent[], address: string): Element {
  const href = new URL(String(node.properties.href ?? ''), address).href;
  return { ...node, properties: { href }, children };
}
