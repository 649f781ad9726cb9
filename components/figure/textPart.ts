import { plainColour, svgNode } from './svgNodes';

/** The letters of a text node that stand in one line. */
interface Line {
  text: string;
  left: number;
  right: number;
  readonly top: number;
  readonly height: number;
}

/** A text node of the page as text of an SVG, a line each, measured from `origin`. */
export function textPart(text: Text, origin: DOMRect): SVGElement[] {
  const element = text.parentElement;
  if (!element) return [];
  const style = getComputedStyle(element);
  const ascent = ascentOf(style);
  return linesOf(text).map((line) =>
    svgNode(
      'text',
      {
        x: line.left - origin.left,
        y: line.top - origin.top + ascent * line.height,
        // Where a program has not the same font, the text still takes the same room.
        textLength: line.right - line.left,
        lengthAdjust: 'spacingAndGlyphs',
        fill: plainColour(style.color),
        'font-family': style.fontFamily,
        'font-size': style.fontSize,
        'font-weight': style.fontWeight,
        'font-style': style.fontStyle === 'normal' ? undefined : style.fontStyle,
        style: 'white-space: pre; font-variant-ligatures: none',
      },
      transformed(line.text, style.textTransform),
    ),
  );
}

function linesOf(text: Text): Line[] {
  const range = document.createRange();
  const lines: Line[] = [];
  for (const { 0: piece, index } of text.data.matchAll(/\s|\S+/gu)) {
    // A long word may be broken inside: then its letters are placed one by one.
    range.setStart(text, index);
    range.setEnd(text, index + piece.length);
    const whole = range.getClientRects().length <= 1;
    for (const [at, part] of whole ? [[0, piece] as const] : letters(piece)) {
      range.setStart(text, index + at);
      range.setEnd(text, index + at + part.length);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      const line = lines.at(-1);
      if (line && Math.abs(line.top - box.top) < line.height / 2) {
        line.text += part;
        line.right = box.right;
      } else {
        lines.push({
          text: part,
          left: box.left,
          right: box.right,
          top: box.top,
          height: box.height,
        });
      }
    }
  }
  return lines.filter((line) => line.text.trim() !== '');
}

function* letters(piece: string): Generator<readonly [number, string]> {
  let at = 0;
  for (const letter of piece) {
    yield [at, letter];
    at += letter.length;
  }
}

let measuring: CanvasRenderingContext2D | null | undefined;

/** Where the base line is in a line's box, as a share of its height. */
function ascentOf({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (!measuring) return 0.8;
  measuring.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } =
    measuring.measureText('x');
  return above + below > 0 ? above / (above + below) : 0.8;
}

const transformed = (text: string, how: string) =>
  how === 'uppercase' ? text.toUpperCase() : text.replaceAll(/[\n\t]/g, ' ');
