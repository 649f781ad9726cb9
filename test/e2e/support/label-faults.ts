import { group } from 'd3';
import { type Corners, overlap } from '@/components/projector/label-overlap';

/** A box along the axes of the screen, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A piece of text as it is drawn. */
export interface ShownLabel {
  /** The id of its figure. */
  readonly figure: string;
  readonly text: string;
  /** True for a text of a drawing; others run on in a paragraph. */
  readonly drawn: boolean;
  /** One a word and line, turned where the text is. */
  readonly boxes: readonly Corners[];
  /** Where it can be seen: outside, it is cut off for good. */
  readonly room: Box;
  /** What of a scrolled box is in view: outside, a reader scrolls to it. */
  readonly view: Box;
}

/** A filled mark of a drawing. */
export interface ShownMark extends Box {
  readonly figure: string;
}

/** The share of a line's height that is empty above the glyphs, and below them. */
const AIR = 0.14;
/** The share of a line's height by which two drawn labels are apart, or they read as one. */
const APART = 0.15;
/** Pixels by which boxes may touch: browsers round, and letters have some room beside them. */
const TOUCH = 1;
/** Pixels by which a mark may reach into the box of a label. */
const REACH = 2;

/**
 * Returns what is wrong with labels, a line a fault: those that are cut off, those printed over
 * others, and those across the edge of a mark. A label inside a mark, as in a cell, is none.
 */
export function labelFaults(
  labels: readonly ShownLabel[],
  marks: readonly ShownMark[] = [],
): string[] {
  const glyphs = labels.map(glyphsOf);
  const labelsIn = group(glyphs, ({ figure }) => figure);
  const marksIn = group(marks, ({ figure }) => figure);
  const cut = glyphs
    .filter(({ lines, room }) => lines.some((line) => reachesOut(line, room)))
    .map(({ figure, text }) => `${figure}: “${text}” is cut off`);
  const printedOver = [...labelsIn.values()].flatMap((all) =>
    all.flatMap((label, i) =>
      all
        .slice(0, i)
        .filter((other) => meet(label, other))
        .map((other) => `${label.figure}: “${label.text}” is printed over “${other.text}”`),
    ),
  );
  const crossed = glyphs
    .filter(({ figure, lines, reach }) =>
      marksIn
        .get(figure)
        ?.some((mark) => cover(reach, mark) && lines.some((line) => crosses(line, mark))),
    )
    .map(({ figure, text }) => `${figure}: “${text}” lies across the edge of a mark`);
  return [...new Set([...cut, ...printedOver, ...crossed])];
}

interface Glyphs extends ShownLabel {
  readonly lines: readonly Corners[];
  /** A box around the lines and the room that they may need beside them. */
  readonly reach: Box;
}

function glyphsOf(label: ShownLabel): Glyphs {
  const lines = label.boxes.map(withoutAir).flatMap((line) => inView(line, label.view));
  return { ...label, lines, reach: boundsOf(lines.flatMap((line) => wider(line, APART))) };
}

/** True where two labels that can be told apart share some ground. */
function meet(one: Glyphs, other: Glyphs): boolean {
  // Most labels are far from each other.
  if (!cover(one.reach, other.reach)) return false;
  const room = one.drawn && other.drawn ? APART : 0;
  return one.lines.some((line) =>
    other.lines.some(
      (beneath) =>
        touches(wider(line, room), beneath) && !(one.text === other.text && same(line, beneath)),
    ),
  );
}

/** The box of a line -> that of its glyphs, less what may touch. */
function withoutAir(line: Corners): Corners {
  const [width, height] = sides(line);
  const air = Math.min(AIR + TOUCH / 2 / height, 0.5);
  return inset(line, Math.min(TOUCH / 2 / width, 0.5), air);
}

/** A line with `share` of its height more at both ends. */
function wider(line: Corners, share: number): Corners {
  const [width, height] = sides(line);
  return share === 0 || width === 0 ? line : inset(line, (-share * height) / width, 0);
}

/** A box that is smaller on all sides, by shares of its width and of its height. */
function inset([a, b, c, d]: Corners, x: number, y: number): Corners {
  if (!a || !b || !c || !d) return [];
  const at = (across: number, down: number) =>
    [
      a[0] + (b[0] - a[0]) * across + (d[0] - a[0]) * down,
      a[1] + (b[1] - a[1]) * across + (d[1] - a[1]) * down,
    ] as const;
  return [at(x, y), at(1 - x, y), at(1 - x, 1 - y), at(x, 1 - y)];
}

function sides([a, b, , d]: Corners): [width: number, height: number] {
  if (!a || !b || !d) return [0, 0];
  return [Math.hypot(b[0] - a[0], b[1] - a[1]), Math.hypot(d[0] - a[0], d[1] - a[1])];
}

/** True where more of a line than may touch is outside of a box. */
function reachesOut(line: Corners, box: Box, most = TOUCH / 2): boolean {
  const { left, top, right, bottom } = boundsOf(line);
  return (
    left < box.left - most ||
    right > box.right + most ||
    top < box.top - most ||
    bottom > box.bottom + most
  );
}

/** What of a line is in view: nothing of a turned one that is partly out. */
function inView(line: Corners, view: Box): Corners[] {
  if (!reachesOut(line, view)) return [line];
  const { left, top, right, bottom } = common(boundsOf(line), view);
  if (left >= right || top >= bottom || !isUpright(line)) return [];
  return [
    [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ],
  ];
}

/** True where a mark covers some of an upright line, and not all of it. */
function crosses(line: Corners, mark: Box): boolean {
  if (!isUpright(line)) return false;
  const { left, top, right, bottom } = common(boundsOf(line), mark);
  return right - left > REACH && bottom - top > REACH && reachesOut(line, mark, TOUCH);
}

function touches(a: Corners, b: Corners): boolean {
  return cover(boundsOf(a), boundsOf(b)) && overlap(a, b);
}

/** True where two boxes share some ground. */
function cover(a: Box, b: Box): boolean {
  const { left, top, right, bottom } = common(a, b);
  return left < right && top < bottom;
}

function same(a: Corners, b: Corners): boolean {
  return a.every(([x, y], i) => Math.hypot(x - (b[i]?.[0] ?? 0), y - (b[i]?.[1] ?? 0)) <= TOUCH);
}

const isUpright = ([a, b]: Corners) => a?.[1] === b?.[1];

function common(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

function boundsOf(corners: Corners): Box {
  const across = corners.map(([x]) => x);
  const down = corners.map(([, y]) => y);
  return {
    left: Math.min(...across),
    top: Math.min(...down),
    right: Math.max(...across),
    bottom: Math.max(...down),
  };
}
