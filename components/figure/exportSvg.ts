import { embeddedFonts } from './fonts';
import { pagePart } from './pagePart';
import { svgNode } from './svgNodes';

/** Paper left round the figure. */
const EDGE = 20;
const GAP = 14;
const SOURCE_LINE = 30;

/** A figure's picture as a file of its own, with its size in CSS pixels. */
export interface Picture {
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

/** What is exported: the parts of a figure, in their order from top to bottom. */
export interface Exported {
  readonly title: string;
  /** The model and the text that the figure is of. */
  readonly origin: string;
  /** The caption and the picture; several drawings, canvases and texts may be in each. */
  readonly parts: readonly HTMLElement[];
}

/**
 * A figure as it looks on the page now, standing alone: drawings, canvases and texts at their
 * places, colours computed, fonts and paper inside.
 */
export async function exportSvg({ title, origin, parts }: Exported): Promise<Picture> {
  const body: SVGElement[] = [];
  let [width, height] = [0, EDGE];
  for (const part of parts) {
    const box = part.getBoundingClientRect();
    const drawn = pagePart(part, box);
    if (!drawn) continue;
    body.push(svgNode('g', { transform: `translate(${EDGE} ${height})` }, drawn));
    width = Math.max(width, box.width);
    height += box.height + GAP;
  }
  const [first] = parts;
  const colour = (name: string, otherwise: string) =>
    (first && getComputedStyle(first).getPropertyValue(name).trim()) || otherwise;
  width += 2 * EDGE;
  height += SOURCE_LINE;
  const source = svgNode(
    'text',
    {
      x: EDGE,
      y: height - EDGE + 4,
      fill: colour('--muted', 'gray'),
      'font-family': colour('--font-ui', 'sans-serif'),
      'font-size': 12,
    },
    origin,
  );
  const svg = svgNode(
    'svg',
    { width, height, viewBox: `0 0 ${width.toFixed(2)} ${height.toFixed(2)}` },
    svgNode('title', {}, title),
    svgNode('rect', { width: '100%', height: '100%', fill: colour('--paper', 'white') }),
    ...body,
    source,
  );
  const fonts = await embeddedFonts(svg);
  if (fonts !== '') svg.prepend(svgNode('style', {}, fonts));
  return { source: new XMLSerializer().serializeToString(svg), width, height };
}
