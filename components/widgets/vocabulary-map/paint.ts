import { type MapLabel, seenAt } from './labels';
import type { Scene } from './scene';
import type { View } from './view';

/** What is to be seen of a map: its points, and the words that are written over them. */
interface Picture {
  readonly scene: Scene;
  readonly view: View;
  readonly labels: readonly MapLabel[];
  /** The screen's pixels for one of CSS. */
  readonly ratio: number;
  /** The point under the pointer. */
  readonly pointed: number | undefined;
}

/** Points as they were painted, and from what. */
interface Layer {
  readonly key: readonly unknown[];
  readonly canvas: HTMLCanvasElement;
}

/**
 * Returns what paints a map into a canvas. Tens of thousands of points are painted anew only where
 * they have changed: pointing at them changes the words.
 */
export function mapPainter(): (canvas: HTMLCanvasElement, picture: Picture) => void {
  let layer: Layer | undefined;
  return (canvas, picture) => {
    const { scene, view, ratio } = picture;
    const { width, height } = scene.layout.size;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const context = canvas.getContext('2d');
    if (!context) return;
    const style = getComputedStyle(canvas);
    const colours = pointColours(scene, style);
    const key = [scene, view, ratio, ...colours];
    if (!layer || key.some((part, i) => part !== layer?.key[i])) {
      layer = { key, canvas: document.createElement('canvas') };
      layer.canvas.width = canvas.width;
      layer.canvas.height = canvas.height;
      paintPoints(layer.canvas, scene, view, ratio, colours);
    }
    if (canvas.width > 0 && canvas.height > 0) context.drawImage(layer.canvas, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintWords(context, picture, style);
  };
}

/** Returns the colour of each kind. */
function pointColours({ kinds, kind }: Scene, style: CSSStyleDeclaration): string[] {
  return kinds.map(({ colour }, of) =>
    style.getPropertyValue(kind === undefined || kind === of ? colour : '--rule'),
  );
}

/** Draws the points in view, those of the kind that stands out over all others. */
function paintPoints(
  canvas: HTMLCanvasElement,
  { layout, kindAt, kind }: Scene,
  view: View,
  ratio: number,
  colours: readonly string[],
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const { width, height } = layout.size;
  // Dots grow a little as one comes nearer, and are small where there are very many.
  const dot = Math.min(
    5,
    (layout.x.length > 10_000 ? 1.3 : layout.x.length > 1500 ? 2.2 : 3) * view.k ** 0.3,
  );
  const order = colours.map((_, of) => of).sort((a, b) => Number(a === kind) - Number(b === kind));
  for (const of of order) {
    context.fillStyle = colours[of] ?? '';
    for (let i = 0; i < layout.x.length; i++) {
      if (kindAt[i] !== of) continue;
      const [x, y] = seenAt(layout, view, i);
      if (x < 0 || y < 0 || x > width || y > height) continue;
      context.fillRect(x - dot / 2, y - dot / 2, dot, dot);
    }
  }
}

/** Draws what is marked, the lines of the chosen point, and the words. */
function paintWords(
  context: CanvasRenderingContext2D,
  { scene, view, labels, pointed }: Picture,
  style: CSSStyleDeclaration,
): void {
  const { layout, kinds, own, chosen, joined, middle } = scene;
  const { height } = layout.size;
  const colour = (name: string) => style.getPropertyValue(name);
  if (middle !== undefined) {
    const x = middle * view.k + view.x;
    context.strokeStyle = colour('--strong');
    context.lineWidth = 1;
    line(context, [x, 0], [x, height]);
  }

  const accent = colour('--accent');
  context.strokeStyle = accent;
  context.fillStyle = accent;
  context.lineWidth = 1.2;
  if (chosen !== undefined) {
    const from = seenAt(layout, view, chosen);
    for (const i of joined) {
      const to = seenAt(layout, view, i);
      line(context, from, to);
      circle(context, to, 2.5);
      context.fill();
    }
  }
  for (const i of own) {
    circle(context, seenAt(layout, view, i), 4);
    context.fill();
  }
  for (const i of [chosen, pointed]) {
    if (i === undefined) continue;
    circle(context, seenAt(layout, view, i), 7);
    context.stroke();
  }

  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const fonts = { prose: colour('--font-prose'), ui: colour('--font-ui') };
  const write = (text: string, x: number, y: number, font: string, fill: string) => {
    context.font = font;
    context.lineWidth = 4;
    context.strokeStyle = colour('--paper');
    context.strokeText(text, x, y);
    context.fillStyle = fill;
    context.fillText(text, x, y);
  };
  // Regions first: tokens are written last, so that the canvas keeps the font of the smallest words.
  const regionsFirst = [...labels].sort(
    (a, b) => Number(a.of === 'token') - Number(b.of === 'token'),
  );
  for (const { of, index, text, x, y } of regionsFirst) {
    context.textAlign = of === 'token' ? 'left' : 'center';
    if (of === 'kind') {
      write(text, x, y, `600 13px ${fonts.ui}`, colour(kinds[index]?.colour ?? '--ink'));
    } else if (of === 'group') {
      write(text, x, y, `italic 16px ${fonts.prose}`, colour('--ink'));
    } else {
      const bold = own.has(index) || index === pointed || index === chosen;
      const joins = bold || joined.includes(index);
      write(
        text,
        x + 7,
        y,
        `${bold ? 700 : 400} 12px ${style.fontFamily}`,
        joins ? accent : colour('--ink'),
      );
    }
  }
}

type Point = readonly [number, number];

function line(context: CanvasRenderingContext2D, from: Point, to: Point): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

function circle(context: CanvasRenderingContext2D, [x, y]: Point, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}
