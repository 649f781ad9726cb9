import { plainColour } from './svgNodes';

/** What decides how a mark looks; everything else of the computed style is left out. */
const PROPERTIES = [
  'color',
  'dominant-baseline',
  'fill',
  'fill-opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-variant-ligatures',
  'font-variant-numeric',
  'font-weight',
  'image-rendering',
  'letter-spacing',
  'opacity',
  'paint-order',
  'rx',
  'shape-rendering',
  'stroke',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'stroke-width',
  'text-anchor',
  'vector-effect',
  'visibility',
  'white-space',
];

/** An SVG of the page as it looks now, standing alone: styles written out, no class left. */
export function drawingPart(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((original, at) => {
    const target = copies[at];
    if (target instanceof SVGElement) writeStyle(original, target);
  });
  for (const unseen of copy.querySelectorAll('[data-screen-only], [data-unseen]')) unseen.remove();
  return copy;
}

function writeStyle(original: Element, copy: SVGElement): void {
  const style = getComputedStyle(original);
  copy.removeAttribute('class');
  // Browsers do not display definitions, but draw with them.
  if (style.display === 'none' && !original.closest('defs')) copy.setAttribute('data-unseen', '');
  for (const property of PROPERTIES) {
    const value = style.getPropertyValue(property);
    if (value !== '') copy.style.setProperty(property, plainColour(value));
  }
  // What was computed stands in the style: variables mean nothing outside of the page.
  for (const { name, value } of Array.from(copy.attributes)) {
    if (name !== 'style' && value.includes('var(')) copy.removeAttribute(name);
  }
  // Other programs read a transform from the attribute only.
  const { transform } = style;
  if (copy.style.transform && transform.startsWith('matrix(')) {
    copy.style.removeProperty('transform');
    copy.setAttribute('transform', transform);
  }
  for (const name of Array.from(copy.style)) {
    if (name.startsWith('--') || name.startsWith('transition')) copy.style.removeProperty(name);
  }
}
