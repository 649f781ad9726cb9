import { boxPart } from './boxPart';
import { drawingPart } from './drawingPart';
import { svgNode } from './svgNodes';
import { textPart } from './textPart';

/** Controls are no part of a picture, and neither is what only screen readers get. */
export const LEFT_OUT =
  '.sr-only, .no-print, input, select, textarea, progress, [data-screen-only]';

/** A part of the page as it looks now, as an SVG's group; measured from `origin`. */
export function pagePart(element: Element, origin: DOMRect): SVGElement | undefined {
  if (element.matches(LEFT_OUT)) return undefined;
  const style = getComputedStyle(element);
  if (style.display === 'none') return undefined;
  const box = element.getBoundingClientRect();
  const place = {
    x: box.left - origin.left,
    y: box.top - origin.top,
    width: box.width,
    height: box.height,
  };
  const group = svgNode('g', {
    opacity: style.opacity === '1' ? undefined : style.opacity || undefined,
  });
  const seen = style.visibility !== 'hidden';
  if (element instanceof SVGSVGElement) {
    if (!seen) return undefined;
    const drawing = drawingPart(element);
    if (!drawing.hasAttribute('viewBox')) {
      drawing.setAttribute('viewBox', `0 0 ${box.width} ${box.height}`);
    }
    for (const [name, value] of Object.entries(place)) drawing.setAttribute(name, value.toFixed(2));
    drawing.setAttribute('overflow', style.overflow === 'hidden' ? 'hidden' : 'visible');
    group.append(drawing);
    return group;
  }
  if (seen) group.append(...boxPart(style, place), ...beforePart(element, place));
  if (element instanceof HTMLCanvasElement) {
    if (seen && element.width > 0 && element.height > 0) {
      const href = element.toDataURL();
      group.append(svgNode('image', { ...place, href, preserveAspectRatio: 'none' }));
    }
    return group;
  }
  for (const child of element.childNodes) {
    if (child instanceof Text) {
      if (seen) group.append(...textPart(child, origin));
    } else if (child instanceof Element) {
      const part = pagePart(child, origin);
      if (part) group.append(part);
    }
  }
  if (group.childNodes.length === 0) return undefined;
  return clips(element, style) ? clipped(group, place) : group;
}

/** What a style sheet sets before an element, where it stands at a place of its own. */
function beforePart(element: Element, { x, y }: { readonly x: number; readonly y: number }) {
  const style = getComputedStyle(element, '::before');
  if (style.content !== '""') return [];
  const size = (name: string) => Number.parseFloat(style.getPropertyValue(name)) || 0;
  const across = size('border-left-width') + size('border-right-width');
  const down = size('border-top-width') + size('border-bottom-width');
  const outer = style.boxSizing === 'border-box';
  const absolute = style.position === 'absolute';
  // In a line it stands on the base line, where the letters of the element's own size stand.
  const line = element.getClientRects()[0];
  const inLine = line ? line.height * 0.78 - size('height') : 0;
  return boxPart(style, {
    x: x + (absolute ? size('left') : 0),
    y: y + (absolute ? size('top') : inLine),
    width: size('width') + (outer ? 0 : across),
    height: size('height') + (outer ? 0 : down),
  });
}

const clips = (element: Element, style: CSSStyleDeclaration) =>
  style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;

let clipCount = 0;

function clipped(
  group: SVGElement,
  place: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  },
): SVGElement {
  const id = `clip-${++clipCount}`;
  group.setAttribute('clip-path', `url(#${id})`);
  return svgNode('g', {}, svgNode('clipPath', { id }, svgNode('rect', place)), group);
}
