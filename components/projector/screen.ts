/** Type that is read from the back row, in pixels of a screen of 1024 × 768. */
export const LEAST_TYPE = 24;

/** What one rem is inside a projected figure: its smallest type, before it is magnified. */
export const REM = 16;

/** How much a projected figure is magnified, so that its smallest type is legible on this screen. */
export function magnification(width: number, height: number): number {
  const larger = Math.max(1, Math.min(width / 1024, height / 768));
  return (LEAST_TYPE / REM) * larger;
}

/**
 * The smallest type of a drawing, in units of its view box.
 *
 * @param scale pixels of the screen that one unit takes
 */
export function leastUnits(scale: number, magnified: number): number {
  return scale > 0 ? (REM * magnified) / scale : REM;
}

/** Returns the drawings of a figure; one inside another belongs to it, and has its type. */
export function drawingsOf(figure: HTMLElement): SVGSVGElement[] {
  return [...figure.querySelectorAll('svg')].filter((svg) => !svg.parentElement?.closest('svg'));
}
