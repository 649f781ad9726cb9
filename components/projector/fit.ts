import { hideOverlapping } from './hideOverlapping';
import { drawingsOf, leastUnits, magnification, REM } from './screen';

/** One layout of a projected figure. */
interface Way {
  /** The caption's explanation is hidden. */
  readonly brief: boolean;
  /** The controls are beside the picture, not above it. */
  readonly beside: boolean;
  /** The picture's width, as a share of the width there is. */
  readonly share: number;
}

const ways = (brief: boolean, beside: boolean, shares: readonly number[]): Way[] =>
  shares.map((share) => ({ brief, beside, share }));

/** In the order in which they are tried: the larger the picture, the better. In a row only that changes. */
const WAYS: readonly (readonly Way[])[] = [
  ways(false, false, [1, 0.92, 0.84]),
  ways(true, false, [1, 0.92, 0.84]),
  ways(false, true, [1, 0.92, 0.84]),
  ways(true, true, [1, 0.92, 0.84, 0.76]),
  ways(true, false, [0.76, 0.68, 0.6, 0.52, 0.46, 0.4, 0.34]),
  ways(true, true, [0.68, 0.6, 0.52]),
];

/** The layout of a figure that fits in no other: as wide as the screen, and scrolling. */
const LAST: Way = { brief: true, beside: false, share: 1 };

/**
 * Fits a projected figure to the screen: magnified until its smallest type is legible, its picture
 * as large as leaves the whole of it in view.
 */
export function fitToScreen(figure: HTMLElement): void {
  const magnified = magnification(window.innerWidth, window.innerHeight);
  document.documentElement.style.setProperty('--magnified', String(magnified));
  const drawn = figure.querySelector('[data-mark=picture] :is(svg[viewBox], canvas)') !== null;
  const controls = figure.querySelector('[data-mark=controls]') !== null;
  const fits = (way: Way) => {
    // Text that is made narrower only becomes higher.
    if ((way.share < 1 && !drawn) || (way.beside && !controls)) return false;
    place(figure, way);
    // What is too high is told before its type is set: that is a layout more.
    if (!isWhole(figure)) return false;
    setType(figure, magnified);
    return isWhole(figure);
  };
  // Each way that is tried is a layout of the figure. Where the smallest picture of a row is too high, all
  // of its pictures are.
  const found = WAYS.some(
    (row) => fits(row[0] ?? LAST) || (fits(row.at(-1) ?? LAST) && row.slice(1).some(fits)),
  );
  if (!found) {
    place(figure, LAST);
    setType(figure, magnified);
  }
  hideOverlapping(figure);
}

/** Undoes `fitToScreen`. */
export function release(figure: HTMLElement): void {
  figure.removeAttribute('data-brief');
  figure.removeAttribute('data-beside');
  pictureOf(figure)?.style.removeProperty('width');
  for (const svg of figure.querySelectorAll('svg')) svg.style.removeProperty('--least');
  for (const label of figure.querySelectorAll('[data-overlapping]')) {
    label.removeAttribute('data-overlapping');
  }
}

/** Lays a figure out in a way. The type of its drawings is set by `setType`, after that. */
function place(figure: HTMLElement, { brief, beside, share }: Way): void {
  figure.toggleAttribute('data-brief', brief);
  figure.toggleAttribute('data-beside', beside);
  // Not by a property that what is in the picture inherits: else all of it is styled anew.
  pictureOf(figure)?.style.setProperty('width', `${100 * share}%`);
}

/** True where nothing of a figure is below the screen. */
const isWhole = (figure: HTMLElement) => figure.scrollHeight <= figure.clientHeight + 1;

/** Gives the drawings of a figure the least size of type that is legible where they are now. */
function setType(figure: HTMLElement, magnified: number): void {
  // All are measured before the first is changed: else each measuring is a layout.
  const measured = drawingsOf(figure).map((svg) => ({ svg, least: leastIn(svg, magnified) }));
  for (const { svg, least } of measured) {
    svg.style.setProperty('--least', `${(least + 0.005).toFixed(2)}px`);
  }
}

const pictureOf = (figure: HTMLElement) => figure.querySelector<HTMLElement>('[data-mark=picture]');

/** Returns the least size of type in a drawing, in its own units. */
function leastIn(svg: SVGSVGElement, magnified: number): number {
  const { width, height } = svg.viewBox.baseVal ?? { width: 0, height: 0 };
  const shown = svg.getBoundingClientRect();
  // Without a view box the unit is the page's pixel, whose zoom may differ from the figure's.
  if (!(width > 0 && height > 0)) return (REM * magnified) / (svg.currentCSSZoom ?? magnified);
  // The picture may be narrower or shorter than its box.
  return leastUnits(Math.min(shown.width / width, shown.height / height), magnified);
}
