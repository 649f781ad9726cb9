import { type Corners, overlappingLabels } from './label-overlap';
import { drawingsOf } from './screen';

/** The share of a line's height that is empty above the glyphs, and below them. */
const AIR = 0.14;
/** The share of a line's height that is kept free on each side: closer labels read as one. */
const ROOM = 0.075;

/**
 * Hides labels of a figure's drawings that overlap because their type is larger. Of two labels, a
 * marked one stays.
 */
export function hideOverlapping(figure: HTMLElement): void {
  for (const label of figure.querySelectorAll('svg text')) {
    label.removeAttribute('data-overlapping');
  }
  // All are measured before the first is hidden: else each drawing is a layout.
  const overlapping = drawingsOf(figure).flatMap(overlappingIn);
  for (const label of overlapping) label.setAttribute('data-overlapping', '');
}

/** Returns the labels of a drawing that are to be hidden. */
function overlappingIn(svg: SVGSVGElement): SVGTextElement[] {
  const labels = [...svg.querySelectorAll('text')].sort((a, b) => marked(b) - marked(a));
  const shown = labels.filter((label) => label.checkVisibility({ visibilityProperty: true }));
  const cut = shown.filter(isCut);
  const whole = shown.filter((label) => !cut.includes(label));
  const hidden = overlappingLabels(whole.map(cornersOf));
  return [...cut, ...whole.filter((_, i) => hidden.has(i))];
}

/** True for a label that its own small drawing inside the drawing cuts off. */
function isCut(label: SVGTextElement): boolean {
  const frame = label.parentElement;
  if (!(frame instanceof SVGSVGElement) || !frame.parentElement?.closest('svg')) return false;
  if (getComputedStyle(frame).overflow === 'visible') return false;
  const { x, width } = label.getBBox();
  return x + width > frame.width.baseVal.value;
}

const marked = (label: Element) => (label.closest('[data-on], [data-query]') ? 1 : 0);

function cornersOf(label: SVGTextElement): Corners {
  const { x, y, width, height } = label.getBBox();
  const { a, b, c, d, e, f } = label.getScreenCTM() ?? new DOMMatrix();
  const [top, bottom] = [y + height * AIR, y + height * (1 - AIR)];
  const [left, right] = [x - height * ROOM, x + width + height * ROOM];
  const at = (px: number, py: number) => [a * px + c * py + e, b * px + d * py + f] as const;
  return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
}
