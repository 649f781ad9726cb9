import { rounded } from '@/lib/maths/rounded';

const SVG = 'http://www.w3.org/2000/svg';

/** An element of SVG; numbers are written to a hundredth, what is undefined is left out. */
export function svgNode(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: readonly (Node | string)[]
): SVGElement {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    node.setAttribute(key, typeof value === 'number' ? String(rounded(value, 2)) : value);
  }
  node.append(...children);
  return node;
}

const known = new Map<string, string>();

/** A colour as every program reads it: `oklab()` and its like become `rgb()`. */
export function plainColour(colour: string): string {
  if (!/^(oklab|oklch|lab|lch|color|color-mix)\(/.test(colour)) return colour;
  const before = known.get(colour);
  if (before) return before;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b, a = 255] = context.getImageData(0, 0, 1, 1).data;
  const plain = a === 255 ? `rgb(${r}, ${g}, ${b})` : `rgba(${r}, ${g}, ${b}, ${a / 255})`;
  known.set(colour, plain);
  return plain;
}

/** True for a colour that lets everything through. */
export const isClear = (colour: string) =>
  colour === '' || colour === 'transparent' || /^rgba\(.*, 0\)$/.test(colour);
