/** What decides how a mark looks; everything else of the computed style is left out. */
const PROPERTIES = [
  'color',
  'dominant-baseline',
  'fill',
  'fill-opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-variant-numeric',
  'font-weight',
  'letter-spacing',
  'opacity',
  'paint-order',
  'shape-rendering',
  'stroke',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'stroke-width',
  'text-anchor',
  'visibility',
];

const SVG = 'http://www.w3.org/2000/svg';

/** A figure's picture as a file of its own, with its size in CSS pixels. */
export interface Picture {
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

/**
 * The SVG as it looks on the page now, standing alone: colours computed, ground painted, title
 * inside. Fonts are named, not embedded.
 */
export function exportSvg(svg: SVGSVGElement, title: string): Picture {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((original, at) => {
    const target = copies[at];
    if (target instanceof SVGElement) inlineStyle(original, target);
  });
  for (const hidden of copy.querySelectorAll('[data-screen-only]')) hidden.remove();

  copy.setAttribute('xmlns', SVG);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.prepend(titleOf(title), ground(copy, svg));
  return { source: new XMLSerializer().serializeToString(copy), width, height };
}

function inlineStyle(original: Element, copy: SVGElement): void {
  const style = getComputedStyle(original);
  copy.removeAttribute('class');
  for (const property of PROPERTIES) {
    const value = style.getPropertyValue(property);
    if (value !== '') copy.style.setProperty(property, value);
  }
}

function titleOf(text: string): SVGElement {
  const title = document.createElementNS(SVG, 'title');
  title.textContent = text;
  return title;
}

/** The paper behind the marks, over the whole view box. */
function ground(copy: SVGElement, svg: SVGElement): SVGElement {
  const [x, y, width, height] = (copy.getAttribute('viewBox') ?? '').split(/[\s,]+/);
  const rect = document.createElementNS(SVG, 'rect');
  const paper = getComputedStyle(svg).getPropertyValue('--paper').trim();
  const attributes = { x, y, width, height, fill: paper || 'white' };
  for (const [name, value] of Object.entries(attributes)) rect.setAttribute(name, value ?? '0');
  return rect;
}
