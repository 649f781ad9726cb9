import type { Layout, MapLabel } from './marks';
import type { View } from './view';

/** What is drawn beside the plain points; indices of points. */
export interface Emphasis {
  /** Points of the kind that is looked at; undefined for all. */
  readonly kind: ReadonlySet<number> | undefined;
  /** The reader's own tokens, and what was searched or pointed at. */
  readonly own: ReadonlySet<number>;
  readonly pointed: number | undefined;
}

/** Draws the points in view, then the names. `ratio` is the screen's pixels for one of CSS. */
export function paintMap(
  canvas: HTMLCanvasElement,
  { size, x, y }: Layout,
  { k, x: left, y: top }: View,
  { kind, own, pointed }: Emphasis,
  labels: readonly MapLabel[],
  ratio: number,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name);
  const { width, height } = size;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);

  // Dots grow a little as one comes nearer, and are small where there are very many.
  const dot = Math.min(4.5, (x.length > 10_000 ? 1.2 : 1.8) * k ** 0.3);
  const points = (wanted: (i: number) => boolean) => {
    for (let i = 0; i < x.length; i++) {
      const px = (x[i] as number) * k + left;
      const py = (y[i] as number) * k + top;
      if (px < 0 || py < 0 || px > width || py > height || !wanted(i)) continue;
      context.fillRect(px - dot / 2, py - dot / 2, dot, dot);
    }
  };
  context.fillStyle = colour(kind ? '--rule' : '--strong');
  points((i) => !kind?.has(i));
  if (kind) {
    context.fillStyle = colour('--ink');
    points((i) => kind.has(i));
  }

  const ring = (i: number, radius: number, filled: boolean) => {
    context.beginPath();
    const [px, py] = [(x[i] as number) * k + left, (y[i] as number) * k + top];
    context.arc(px, py, radius, 0, 2 * Math.PI);
    if (filled) context.fill();
    else context.stroke();
  };
  context.fillStyle = colour('--accent');
  context.strokeStyle = colour('--accent');
  context.lineWidth = 1.5;
  for (const i of own) ring(i, 4, true);
  if (pointed !== undefined) ring(pointed, 7, false);

  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const { index, text, x: px, y: py } of labels) {
    const bold = own.has(index) || index === pointed;
    context.font = `${bold ? 700 : 400} 12px ${style.fontFamily}`;
    context.lineWidth = 4;
    context.strokeStyle = colour('--paper');
    context.strokeText(text, px + 7, py);
    context.fillStyle = colour(bold ? '--accent' : '--ink');
    context.fillText(text, px + 7, py);
  }
}
