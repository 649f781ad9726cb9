import { arc, range } from 'd3';
import { cosine } from '@/lib/maths/cosine';
import { dot, norm } from '@/lib/maths/dot';
import { fixedPlainZero } from '@/lib/text/fixed';

/** Where an arrow from the origin ends, in squares. */
export type Arrow = readonly [x: number, y: number];

/** Squares from the origin to each edge of the paper. */
export const REACH = { x: 5, y: 4 } as const;

/** What is worked out of two arrows. */
export interface ArrowSums {
  readonly dot: number;
  readonly lengths: readonly [a: number, b: number];
  readonly cosine: number;
  /** Of the angle between them, 0 … 180. */
  readonly degrees: number;
}

/** @throws RangeError for an arrow without a direction */
export function arrowSums(a: Arrow, b: Arrow): ArrowSums {
  if (norm(a) === 0 || norm(b) === 0) throw new RangeError('an arrow of length 0');
  const found = cosine(a, b);
  return {
    dot: dot(a, b),
    lengths: [norm(a), norm(b)],
    cosine: found,
    degrees: (Math.acos(found) * 180) / Math.PI,
  };
}

/** With a true minus, and never −0. */
export const withMinus = (value: number) => String(value || 0).replace('-', '−');

/** Returns the cosine with two decimals. */
export const cosineText = ({ cosine }: Pick<ArrowSums, 'cosine'>) => fixedPlainZero(cosine);

/** The nearest place for a tip: a corner of a square, on the paper, and not the origin. */
export function placeFor([x, y]: Arrow, before: Arrow): Arrow {
  const within = (value: number, reach: number) =>
    Math.max(-reach, Math.min(reach, Math.round(value))) || 0;
  const placed: Arrow = [within(x, REACH.x), within(y, REACH.y)];
  return placed[0] === 0 && placed[1] === 0 ? before : placed;
}

/** An arrow as it is drawn; in px from the origin, y downwards. */
export interface ArrowMark {
  readonly tip: { readonly x: number; readonly y: number };
  /** The end of the shaft, inside the head. */
  readonly neck: { readonly x: number; readonly y: number };
  /** An SVG path. */
  readonly head: string;
  /** Beyond the tip, to the side on which there is room. */
  readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' };
}

export interface ArrowMarks {
  readonly arrows: readonly [a: ArrowMark, b: ArrowMark];
  /** SVG paths: every square, and the two axes. */
  readonly grid: string;
  readonly axes: string;
  /** The angle between the arrows, as an arc, and the place of its label. */
  readonly arc: string;
  readonly arcLabel: { readonly x: number; readonly y: number };
}

const HEAD = { length: 12, half: 5.5 };
const LABEL = { aside: 9, beyond: 13 };
const ARC = 34;
const ARC_LABEL = 66;

/** Two arrows on squared paper. @param unit px a square */
export function arrowMarks(a: Arrow, b: Arrow, unit: number): ArrowMarks {
  const columns = range(-REACH.x, REACH.x + 1).map((x) => x * unit);
  const rows = range(-REACH.y, REACH.y + 1).map((y) => y * unit);
  const [wide, high] = [REACH.x * unit, REACH.y * unit];
  const [from, to] = turnsOf(a, b);
  const middle = (from + to) / 2;
  return {
    arrows: [arrowMark(a, unit), arrowMark(b, unit)],
    grid: [
      ...columns.map((x) => `M${x} ${-high}V${high}`),
      ...rows.map((y) => `M${-wide} ${y}H${wide}`),
    ].join(''),
    axes: `M${-wide} 0H${wide}M0 ${-high}V${high}`,
    arc: arc()({ innerRadius: ARC, outerRadius: ARC, startAngle: from, endAngle: to }) ?? '',
    arcLabel: { x: ARC_LABEL * Math.sin(middle), y: -ARC_LABEL * Math.cos(middle) },
  };
}

function arrowMark([x, y]: Arrow, unit: number): ArrowMark {
  const length = Math.hypot(x, y);
  const [along, across] = [
    { x: x / length, y: -y / length },
    { x: y / length, y: x / length },
  ];
  const tip = { x: x * unit, y: -y * unit };
  const back = (by: number, aside = 0) => ({
    x: tip.x - along.x * by + across.x * aside,
    y: tip.y - along.y * by + across.y * aside,
  });
  // Beside a tip near the edge there is no room: the label then lies over or under the arrow.
  const isFar = Math.abs(x) > REACH.x - 3;
  const toRight = x < 0 ? isFar : !isFar;
  const [left, right] = [back(HEAD.length, HEAD.half), back(HEAD.length, -HEAD.half)];
  return {
    tip,
    neck: back(HEAD.length - 2),
    head: `M${text(tip)}L${text(left)}L${text(right)}Z`,
    label: {
      x: tip.x + (toRight ? LABEL.aside : -LABEL.aside),
      y: tip.y + (y < 0 ? LABEL.beyond : -LABEL.beyond),
      anchor: toRight ? 'start' : 'end',
    },
  };
}

/** The directions of two arrows, clockwise from the top as d3 has them, by the shorter way round. */
function turnsOf(a: Arrow, b: Arrow): [from: number, to: number] {
  const [from, to] = [a, b].map(([x, y]) => Math.atan2(x, y)) as [number, number];
  const way = to - from;
  if (way > Math.PI) return [from, to - 2 * Math.PI];
  return [from, way < -Math.PI ? to + 2 * Math.PI : to];
}

const text = ({ x, y }: { x: number; y: number }) => `${x.toFixed(2)} ${y.toFixed(2)}`;
