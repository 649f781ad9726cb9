import { type Corners, crowded } from './crowded';

/** Glyphs do not fill their line: this share of its height is air, above and below. */
const AIR = 0.14;

/**
 * Hides the labels of a figure's drawings that larger type has pushed onto one another. What is
 * marked stays before what is not.
 */
export function hideCrowded(figure: HTMLElement): void {
  for (const svg of figure.querySelectorAll('svg')) {
    if (svg.parentElement?.closest('svg')) continue;
    const labels = [...svg.querySelectorAll('text')].sort((a, b) => marked(b) - marked(a));
    for (const label of labels) label.removeAttribute('data-crowded');
    const shown = labels.filter((label) => label.checkVisibility({ visibilityProperty: true }));
    const cut = shown.filter(isCut);
    const whole = shown.filter((label) => !cut.includes(label));
    const hidden = crowded(whole.map(cornersOf));
    for (const label of [...cut, ...whole.filter((_, i) => hidden.has(i))]) {
      label.setAttribute('data-crowded', '');
    }
  }
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
  const at = (px: number, py: number) => [a * px + c * py + e, b * px + d * py + f] as const;
  return [at(x, top), at(x + width, top), at(x + width, bottom), at(x, bottom)];
}
