/** What a page has where the faces of every page do not do. */
const EVERY_PAGE = /./;
const EMPHASIS = /<em\b| data-prompt="/;
const TOKENS_OR_CODE = /_token[ "]|<(code|kbd)\b/;
const FORMULA = /class="katex"/;

const INTER = '@fontsource-variable/inter/index.css';
const MONO = '@fontsource-variable/jetbrains-mono/index.css';
const ROMAN = '@fontsource-variable/source-serif-4/wght.css';
const ITALIC = '@fontsource-variable/source-serif-4/wght-italic.css';
const KATEX = 'katex/dist/katex.min.css';

/**
 * The faces that pages are set in: the name of the file, the style sheet that declares it, and what in a
 * page needs it. The faces of formulas are those that KaTeX's classes choose.
 *
 * @type {readonly (readonly [face: string, sheet: string, need: RegExp])[]}
 */
export const FACES = [
  ['inter-latin-wght-normal', INTER, EVERY_PAGE],
  ['source-serif-4-latin-wght-normal', ROMAN, EVERY_PAGE],
  ['source-serif-4-latin-wght-italic', ITALIC, EMPHASIS],
  ['jetbrains-mono-latin-wght-normal', MONO, TOKENS_OR_CODE],
  ['KaTeX_Main-Regular', KATEX, FORMULA],
  ['KaTeX_Math-Italic', KATEX, FORMULA],
  ['KaTeX_Main-Bold', KATEX, /class="mord [^"]*mathbf/],
  ['KaTeX_SansSerif-Regular', KATEX, /class="mord [^"]*mathsf/],
  ['KaTeX_Size1-Regular', KATEX, /op-symbol small-op/],
  ['KaTeX_Size2-Regular', KATEX, /op-symbol large-op/],
  ['KaTeX_Size3-Regular', KATEX, /delimsizing size3/],
];

/** What the file of a face with the letters of pages alone has after its name; see build-fonts.mjs. */
export const CUT = '-letters';
