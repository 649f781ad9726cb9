import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import { parser } from '@lezer/javascript';

/** What a piece of code is; its colour is the style sheet's. */
export type CodeKind = 'keyword' | 'literal' | 'comment' | '';

/** A piece of code that has one colour. */
export type CodePiece = readonly [text: string, kind: CodeKind];

const kinds = tagHighlighter([
  { tag: [tags.keyword, tags.bool, tags.null], class: 'keyword' },
  { tag: [tags.string, tags.special(tags.string), tags.number], class: 'literal' },
  { tag: tags.comment, class: 'comment' },
]);

/** Returns code in pieces, as the editor colours it. */
export function highlight(code: string): readonly CodePiece[] {
  const pieces: CodePiece[] = [];
  let done = 0;
  const upTo = (end: number, kind: CodeKind) => {
    if (end > done) pieces.push([code.slice(done, end), kind]);
    done = end;
  };
  highlightTree(parser.configure({ dialect: 'ts' }).parse(code), kinds, (from, to, kind) => {
    upTo(from, '');
    upTo(to, kind as CodeKind);
  });
  upTo(code.length, '');
  return pieces;
}
