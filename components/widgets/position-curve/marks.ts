import { extent } from 'd3';

/** Positions in three dimensions, in order. */
export interface Curve {
  /** [N, 3] */
  readonly points: Float32Array;
  /** The position of the first point. */
  readonly first: number;
  /** How many positions lie between two points; point i is position first + i · every. */
  readonly every: number;
}

/** From where the curve is seen, in radians. */
export interface Turn {
  /** About the upright axis. */
  readonly yaw: number;
  /** Up and down; held between straight down and straight up. */
  readonly pitch: number;
}

/** A piece of the curve; all in px about the middle of the picture. */
export interface Piece {
  readonly path: string;
  /** Along the curve, 0 … 1. */
  readonly share: number;
  /** Towards the reader, -1 … 1. */
  readonly near: number;
}

export interface Dot {
  readonly position: number;
  readonly x: number;
  readonly y: number;
  readonly near: number;
}

/** A dot, and whether its number has room beside the others. */
export interface NamedDot extends Dot {
  readonly named: boolean;
}

/** The dot of the marked position, and on which side of it its number is clear of other dots. */
export interface MarkedDot extends Dot {
  readonly side: 'left' | 'right';
}

export interface CurveMarks {
  /** Farthest first, to be drawn in this order. */
  readonly pieces: readonly Piece[];
  readonly dots: readonly NamedDot[];
  /** Left out for a position before the first of the curve. */
  readonly marked: MarkedDot | undefined;
  /** The directions of the three components: from the middle to where the label stands. */
  readonly axes: readonly { readonly component: number; readonly x: number; readonly y: number }[];
}

const PIECES = 96;
/** Of the numbers beside the dots, px: the width of a digit and the height of a line. */
const [DIGIT, LINE] = [7, 13];
/** From the middle of a dot to the left end of its number's baseline, px. */
export const BESIDE = { x: 6, y: -5 };
export const BESIDE_MARKED = { x: 9, y: -7 };

/**
 * A curve in space -> what is seen of it, without perspective: equal lengths stay equal, so that
 * nothing is made larger by standing in front.
 *
 * @param named the positions that are marked with a dot
 * @param radius of the picture in px
 */
export function curveMarks(
  curve: Curve,
  turn: Turn,
  marked: number,
  named: readonly number[],
  radius: number,
): CurveMarks {
  const { points, first, every } = curve;
  const count = points.length / 3;
  const { centre, reach } = boundsOf(points);
  const scale = radius / reach;
  const see = sight(turn);
  const seen = Array.from({ length: count }, (_, i) => {
    const [a, b, c] = centre.map((middle, k) => (points[3 * i + k] ?? 0) - middle);
    const [x, y, z] = see(a ?? 0, b ?? 0, c ?? 0);
    return { x: x * scale, y: y * scale, near: (z * scale) / radius };
  });
  const at = (position: number): Dot => {
    const found = seen[Math.min(count - 1, Math.max(0, Math.round((position - first) / every)))];
    return { position, ...(found ?? { x: 0, y: 0, near: 0 }) };
  };

  const length = Math.max(1, Math.ceil((count - 1) / PIECES));
  const pieces: Piece[] = [];
  for (let from = 0; from < count - 1; from += length) {
    const part = seen.slice(from, from + length + 1);
    const path = part
      .map(({ x, y }, i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`)
      .join('');
    const near = part.reduce((sum, point) => sum + point.near, 0) / part.length;
    pieces.push({ path, share: from / (count - 1), near });
  }
  const axes = [0, 1, 2].map((component) => {
    const [x, y] = see(+(component === 0), +(component === 1), +(component === 2));
    return { component, x: x * radius * 1.08, y: y * radius * 1.08 };
  });
  return {
    pieces: pieces.sort((a, b) => a.near - b.near),
    ...labelled(named.map(at), marked === 0 && first > 0 ? undefined : at(marked)),
    axes,
  };
}

interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

const overlap = (a: Box, b: Box) => a.x0 <= b.x1 && a.x1 >= b.x0 && a.y0 <= b.y1 && a.y1 >= b.y0;

/** Room for a dot and its edge, px from its middle. */
const around = ({ x, y }: Dot, r: number): Box => ({ x0: x - r, x1: x + r, y0: y - r, y1: y + r });

/**
 * Puts the marked number where no dot is, and names the dots whose numbers lie over neither a dot,
 * nor the marked number, nor one that was named before.
 */
function labelled(dots: readonly Dot[], marked: Dot | undefined) {
  const circles = dots.filter(({ position }) => position !== marked?.position);
  const free = (box: Box) => circles.every((dot) => !overlap(box, around(dot, 4)));
  const beside = marked && besideMarked(marked, free);
  const taken = dots.map((dot) => around(dot, 4));
  if (beside) taken.push(beside.box, around(beside.dot, 7));
  const withNames = dots.map((dot): NamedDot => {
    const box = numberBox(dot, BESIDE);
    const apart = !marked || Math.hypot(dot.x - marked.x, dot.y - marked.y) > 16;
    const named = apart && taken.every((other) => !overlap(box, other));
    if (named) taken.push(box);
    return { ...dot, named };
  });
  return { dots: withNames, marked: beside?.dot };
}

function besideMarked(marked: Dot, free: (box: Box) => boolean) {
  const right = numberBox(marked, BESIDE_MARKED);
  const left = { ...right, x0: 2 * marked.x - right.x1, x1: 2 * marked.x - right.x0 };
  const side = !free(right) && free(left) ? ('left' as const) : ('right' as const);
  return { dot: { ...marked, side }, box: side === 'left' ? left : right };
}

function numberBox({ position, x, y }: Dot, from: { readonly x: number; readonly y: number }): Box {
  const width = DIGIT * position.toLocaleString('en').length;
  const [x0, y1] = [x + from.x, y + from.y + 2];
  return { x0, x1: x0 + width, y0: y1 - LINE, y1 };
}

/** The turn after a drag by (dx, dy) px, or an arrow key. */
export function turned({ yaw, pitch }: Turn, dx: number, dy: number): Turn {
  const steep = Math.PI / 2;
  return { yaw: yaw + dx * 0.01, pitch: Math.min(steep, Math.max(-steep, pitch + dy * 0.01)) };
}

/** The first component to the right, the second up, the third towards the reader, then turned. */
function sight({ yaw, pitch }: Turn) {
  const [cosYaw, sinYaw] = [Math.cos(yaw), Math.sin(yaw)];
  const [cosPitch, sinPitch] = [Math.cos(pitch), Math.sin(pitch)];
  return (a: number, b: number, c: number): [x: number, y: number, z: number] => {
    const x = a * cosYaw + c * sinYaw;
    const depth = c * cosYaw - a * sinYaw;
    return [x, -(b * cosPitch - depth * sinPitch), b * sinPitch + depth * cosPitch];
  };
}

/** The middle of the box around all points, and how far from it the farthest is. */
function boundsOf(points: Float32Array): { centre: readonly number[]; reach: number } {
  const centre = [0, 1, 2].map((k) => {
    const [least = 0, most = 0] = extent(points.filter((_, i) => i % 3 === k));
    return (least + most) / 2;
  });
  let reach = Number.MIN_VALUE;
  for (let i = 0; i < points.length; i += 3) {
    reach = Math.max(reach, Math.hypot(...centre.map((c, k) => (points[i + k] ?? 0) - c)));
  }
  return { centre, reach };
}
