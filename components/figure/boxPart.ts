import { isClear, plainColour, svgNode } from './svgNodes';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

/** What CSS paints of an element itself: its ground and its borders. */
export function boxPart(style: CSSStyleDeclaration, { x, y, width, height }: Box): SVGElement[] {
  const borders = SIDES.map((side) => ({
    side,
    width: Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) || 0,
    style: style.getPropertyValue(`border-${side}-style`),
    colour: style.getPropertyValue(`border-${side}-color`),
  }));
  const drawn = borders.filter(
    (border) => border.width > 0 && border.style !== 'none' && !isClear(border.colour),
  );
  const ground = plainColour(style.backgroundColor);
  const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, height / 2);
  const [first] = drawn;
  const even =
    first &&
    drawn.length === 4 &&
    drawn.every((border) => border.width === first.width && border.colour === first.colour);
  const parts: SVGElement[] = [];
  if (!isClear(ground)) {
    parts.push(svgNode('rect', { x, y, width, height, rx: radius || undefined, fill: ground }));
  }
  if (even) {
    const inset = first.width / 2;
    parts.push(
      svgNode('rect', {
        x: x + inset,
        y: y + inset,
        width: Math.max(0, width - first.width),
        height: Math.max(0, height - first.width),
        rx: radius || undefined,
        fill: 'none',
        ...strokeOf(first),
      }),
    );
  } else {
    parts.push(...drawn.map((border) => edge(border, { x, y, width, height })));
  }
  return parts;
}

interface Border {
  readonly side: (typeof SIDES)[number];
  readonly width: number;
  readonly style: string;
  readonly colour: string;
}

function edge(border: Border, { x, y, width, height }: Box): SVGElement {
  const half = border.width / 2;
  const [x1, y1, x2, y2] = {
    top: [x, y + half, x + width, y + half],
    right: [x + width - half, y, x + width - half, y + height],
    bottom: [x, y + height - half, x + width, y + height - half],
    left: [x + half, y, x + half, y + height],
  }[border.side] as [number, number, number, number];
  return svgNode('line', { x1, y1, x2, y2, ...strokeOf(border) });
}

const DASHES: Readonly<Record<string, (width: number) => string>> = {
  dashed: (width) => `${3 * width} ${2 * width}`,
  dotted: (width) => `${width} ${width}`,
};

const strokeOf = (border: Border) => ({
  stroke: plainColour(border.colour),
  'stroke-width': border.width,
  'stroke-dasharray': DASHES[border.style]?.(border.width),
});
