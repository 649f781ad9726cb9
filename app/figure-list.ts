import figures from './generated/figures.json';

/** A figure of a chapter, as the pages that show it alone need it. */
export interface FigureEntry {
  /** Its id on the page of its chapter. */
  readonly id: string;
  /** As the figure says it, without a full stop. */
  readonly title: string;
  /** True where it draws the reader's sentence. */
  readonly sentence: boolean;
}

/** The figures of each chapter, in the order of its page; app/figures.tsx draws them. */
export const chapterFigures: Readonly<Record<string, readonly FigureEntry[]>> = figures;

/** Returns a figure of a chapter. @throws Error when there is no such figure */
export function figureOf(chapter: string, id: string): FigureEntry {
  const found = chapterFigures[chapter]?.find((figure) => figure.id === id);
  if (!found) throw new Error(`content/${chapter}.mdx shows no figure ${id}`);
  return found;
}
