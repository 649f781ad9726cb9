/** What part of a map is seen: a place of the map is drawn at k · place + offset. */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** The whole map. */
export const WHOLE: View = { k: 1, x: 0, y: 0 };
const MOST = 60;

/** Zoom by a factor around a point of the screen, which stays where it is. */
export function zoomed(view: View, factor: number, px: number, py: number, size: Size): View {
  const k = Math.min(MOST, Math.max(1, view.k * factor));
  const by = k / view.k;
  return within({ k, x: px - (px - view.x) * by, y: py - (py - view.y) * by }, size);
}

/** Push the map by some pixels. */
export function panned(view: View, dx: number, dy: number, size: Size): View {
  return within({ ...view, x: view.x + dx, y: view.y + dy }, size);
}

/** Bring a place of the map into the middle. */
export function centred(k: number, px: number, py: number, size: Size): View {
  return within({ k, x: size.width / 2 - px * k, y: size.height / 2 - py * k }, size);
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The map always fills the frame: no edge of it comes inside. */
function within({ k, x, y }: View, { width, height }: Size): View {
  const clamp = (offset: number, length: number) =>
    Math.min(0, Math.max(length - k * length, offset));
  return { k, x: clamp(x, width), y: clamp(y, height) };
}
