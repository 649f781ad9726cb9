import { type MapLabel, seenAt } from './labels';
import type { Scene } from './scene';
import type { View } from './view';

/** Draws the points in view by their kind, the lines of the chosen one, then the words. */
export function paintMap(
  canvas: HTMLCanvasElement,
  scene: Scene,
  view: View,
  labels: readonly MapLabel[],
  /** The screen's pixels for one of CSS. */
  ratio: number,
  pointed?: number,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { layout, kinds, kindAt, kind, own, chosen, joined, middle } = scene;
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name);
  const { width, height } = layout.size;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);

  // Dots grow a little as one comes nearer, and are small where there are very many.
  const dot = Math.min(
    5,
    (layout.x.length > 10_000 ? 1.3 : layout.x.length > 1500 ? 2.2 : 3) * view.k ** 0.3,
  );
  const points = (of: number) => {
    for (let i = 0; i < layout.x.length; i++) {
      if (kindAt[i] !== of) continue;
      const [x, y] = seenAt(layout, view, i);
      if (x < 0 || y < 0 || x > width || y > height) continue;
      context.fillRect(x - dot / 2, y - dot / 2, dot, dot);
    }
  };
  const order = kinds.map((_, of) => of).sort((a, b) => Number(a === kind) - Number(b === kind));
  for (const of of order) {
    const shown = kind === undefined || kind === of;
    context.fillStyle = colour(shown ? (kinds[of]?.colour ?? '--ink') : '--rule');
    points(of);
  }

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
