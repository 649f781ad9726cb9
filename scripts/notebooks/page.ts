import type { Element, ElementContent, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const parser = unified().use(rehypeParse);

/** Returns the article of a chapter's page. @throws Error where there is none */
export function articleOf(html: string): Element {
  const article = find(parser.parse(html), ({ tagName }) => tagName === 'article');
  if (!article) throw new Error('the page has no article');
  return article;
}

/** Returns the first element that a test accepts, in the order of the page. */
export function find(
  { children }: Root | Element,
  accept: (element: Element) => boolean,
): Element | undefined {
  for (const child of children) {
    if (child.type !== 'element') continue;
    const found = accept(child) ? child : find(child, accept);
    if (found) return found;
  }
  return undefined;
}

/** Returns all that a test accepts; what is in an accepted element is not looked at. */
export function findAll(element: Element, accept: (element: Element) => boolean): Element[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return accept(child) ? [child] : findAll(child, accept);
  });
}

/** Returns the text of a node as a reader sees it. */
export function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

export const hasMark = ({ properties }: Element, mark: string) => properties.dataMark === mark;

export const hasClass = ({ properties: { className } }: Element, name: string) =>
  Array.isArray(className) && className.includes(name);

/** Makes an element. */
export const made = (tagName: string, ...children: (ElementContent | string)[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children: children.map((child) =>
    typeof child === 'string' ? { type: 'text', value: child } : child,
  ),
});
