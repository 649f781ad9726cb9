import MiniSearch from 'minisearch';

/** A section of a chapter; scripts/build-search.mjs writes them. */
export interface SectionText {
  /** Of the chapter. */
  readonly slug: string;
  /** Of the section in its page; '' for what comes before the first. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** A piece of a text, and whether it is what was looked for. */
export interface TextPiece {
  readonly text: string;
  readonly isMatch: boolean;
}

/** A section in which something was found. */
export interface FoundSection extends Pick<SectionText, 'slug' | 'id' | 'title'> {
  /** Words of the text round the first match. */
  readonly excerpt: readonly TextPiece[];
}

/** Characters before a match, and of the whole, that an excerpt has at most, cut at words. */
const BEFORE = 60;
const EXCERPT = 180;

/** Words that say nothing of what is looked for. */
const COMMON = new Set(
  'a an and are as at be by do does for how i in is it of on or that the to was what when where which who why with'.split(
    ' ',
  ),
);

/**
 * Returns a search through sections: all words of a query have to be there, the last may be
 * incomplete, and a longer one may have a wrong letter. The best come first.
 */
export function notebookSearch(
  sections: readonly SectionText[],
): (query: string, most: number) => FoundSection[] {
  const index = new MiniSearch<SectionText & { readonly at: number }>({
    idField: 'at',
    fields: ['title', 'text'],
    processTerm: (term) => {
      const word = term.toLowerCase().replace(/’s$|'s$/, '');
      return COMMON.has(word) ? null : word;
    },
    searchOptions: {
      boost: { title: 3 },
      combineWith: 'AND',
      prefix: true,
      fuzzy: (term) => (term.length > 5 ? 1 : false),
    },
  });
  index.addAll(sections.map((section, at) => ({ ...section, at })));
  return (query, most) =>
    index
      .search(query)
      .slice(0, most)
      .flatMap(({ id: at, terms }) => {
        const section = sections[at as number];
        if (!section) return [];
        const { slug, id, title, text } = section;
        return [{ slug, id, title, excerpt: excerptOf(text, terms) }];
      });
}

/** Returns the part of a text that has the first of the words, in pieces. */
export function excerptOf(text: string, words: readonly string[]): TextPiece[] {
  const pattern = words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('|');
  const match = new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu');
  const first = words.length > 0 ? Math.max(0, text.search(match)) : 0;
  const from = first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE) + 1;
  const end = from + EXCERPT >= text.length ? text.length : text.lastIndexOf(' ', from + EXCERPT);
  const part = text.slice(from, end);
  const pieces: TextPiece[] = [];
  let at = 0;
  if (from > 0) pieces.push({ text: '… ', isMatch: false });
  for (const { 0: found, index } of words.length > 0 ? part.matchAll(match) : []) {
    if (index > at) pieces.push({ text: part.slice(at, index), isMatch: false });
    pieces.push({ text: found, isMatch: true });
    at = index + found.length;
  }
  pieces.push({ text: part.slice(at) + (end < text.length ? ' …' : ''), isMatch: false });
  return pieces.filter((piece) => piece.text !== '');
}
