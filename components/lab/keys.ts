/**
 * Returns the position that a key leads to: left and right a token, up and down a line, Home and End
 * the ends of the text. Undefined for any other key, or if there is none.
 *
 * @param length tokens of the text; also the position of the open place after them
 * @param box the element that holds a `[data-place]` for each place
 */
export function nextPlace(
  key: string,
  place: number,
  length: number,
  box: Element,
): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, place - 1);
    case 'ArrowRight':
      return Math.min(length, place + 1);
    case 'Home':
      return 0;
    case 'End':
      return length;
    case 'ArrowUp':
      return inNextLine(place, -1, box);
    case 'ArrowDown':
      return inNextLine(place, 1, box);
    default:
      return undefined;
  }
}

/** Returns the token of the next line that is nearest above or below. */
function inNextLine(place: number, step: 1 | -1, box: Element): number | undefined {
  const rects = Array.from(box.querySelectorAll('[data-place]'), (token) => {
    const all = token.getClientRects();
    return all[0] ?? token.getBoundingClientRect();
  });
  const own = rects[place];
  if (!own) return undefined;
  const middle = own.left + own.width / 2;
  let line: number | undefined;
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let at = place + step; at >= 0 && at < rects.length; at += step) {
    const rect = rects[at] as DOMRect;
    if (line === undefined && Math.abs(rect.top - own.top) < own.height / 2) continue;
    line ??= rect.top;
    if (Math.abs(rect.top - line) > own.height / 2) break;
    const off = Math.abs(rect.left + rect.width / 2 - middle);
    if (off < least) [best, least] = [at, off];
  }
  return best;
}
