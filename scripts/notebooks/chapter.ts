import type { Element, ElementContent } from 'hast';
import { codeCell, type JupyterCell, jupyterNotebook, markdownCell } from '@/lib/cells/jupyter';
import { markdownOf } from './markdown';
import { articleOf, find, hasClass, textOf } from './page';
import { plain } from './plain-page';

export interface ChapterPage {
  /** As the site has it, with all that is recorded in it. */
  readonly html: string;
  /** The page's address. */
  readonly address: string;
  /** The cells of the chapter, in Markdown and in Python, by their number from 1. */
  readonly cell: (number: number) => { readonly words: string; readonly python: string };
  /** What comes below the title: what this file is, and what it needs. */
  readonly about: string;
  /** The Python before all other. */
  readonly setup: string;
}

/**
 * Returns a chapter as a notebook of Jupyter: its prose and formulas, its Python as cells to run, and its
 * own cells with what they showed.
 */
export function chapterNotebook({ html, address, cell, about, setup }: ChapterPage): string {
  const article = articleOf(html);
  const header = find(article, ({ tagName }) => tagName === 'header');
  if (!header) throw new Error(`${address} has no header`);
  const cells: JupyterCell[] = [
    markdownCell('about', `${markdownOf(plain(header, address))}\n\n${about}`),
    codeCell('setup', setup),
  ];
  let prose: ElementContent[] = [];
  const flush = () => {
    const text = markdownOf(prose);
    if (text) cells.push(markdownCell(`text-${cells.length}`, text));
    prose = [];
  };
  for (const node of article.children) {
    if (node === header) continue;
    const number = cellNumber(node);
    const code = pythonIn(node);
    if (number === undefined && code === undefined) {
      // A section is a cell: in Jupyter one goes from cell to cell.
      if (node.type === 'element' && node.tagName === 'h2') flush();
      prose.push(...plain(node, address));
      continue;
    }
    flush();
    if (code !== undefined) cells.push(codeCell(`code-${cells.length}`, code));
    if (number === undefined) continue;
    const { words, python } = cell(number);
    cells.push(markdownCell(`cell-${number}`, words), codeCell(`cell-${number}-python`, python));
  }
  flush();
  return jupyterNotebook(cells);
}

/** The number of a chapter's cell, from 1. */
function cellNumber(node: ElementContent): number | undefined {
  if (node.type !== 'element' || node.tagName !== 'section') return undefined;
  const [, number] = /^Cell (\d+)$/.exec(String(node.properties.ariaLabel)) ?? [];
  return number === undefined ? undefined : Number(number);
}

function pythonIn(node: ElementContent): string | undefined {
  if (node.type !== 'element' || node.tagName !== 'pre') return undefined;
  const code = find(node, (part: Element) => hasClass(part, 'language-python'));
  return code && textOf(code).trimEnd();
}
