import { SINGLE_BYTES } from '@/lib/tokenizer/byte-pairs';
import type { Layout } from './marks';
import type { View } from './view';

/** Words on the map: a token beside its point, or the name of a region around its middle. */
export interface MapLabel {
  readonly of: 'token' | 'group' | 'kind';
  /** The index of a token's point, or the place in the list of groups or kinds. */
  readonly index: number;
  readonly text: string;
  /** The point, or the middle of the words; px on the screen. */
  readonly x: number;
  readonly y: number;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The room that labels take up. Those that are offered first get it first. */
export class Room {
  private readonly taken: Box[] = [];

  constructor(private readonly size: { readonly width: number; readonly height: number }) {}

  /** Takes a box, and returns whether it was free and inside. */
  take(box: Box): boolean {
    const [left, top, right, bottom] = box;
    const { width, height } = this.size;
    if (left < 0 || top < 0 || right > width || bottom > height) return false;
    const free = this.taken.every(
      (o) => left > o[2] || right < o[0] || top > o[3] || bottom < o[1],
    );
    if (free) this.taken.push(box);
    return free;
  }
}

const [CHARACTER, LINE, GAP] = [7.3, 15, 7];
/** A name this long, with the space before it, says more than a letter. */
const SHORT = 5;

const length = (text: string) => Array.from(text).length;

/** Where a point is on the screen. */
export const seenAt = (
  { x, y }: Pick<Layout, 'x' | 'y'>,
  { k, x: left, y: top }: View,
  i: number,
) => [(x[i] as number) * k + left, (y[i] as number) * k + top] as const;

/**
 * Names for as many points as there is room for, in the order in which they are offered.
 *
 * @param offered indices of points, most wanted first; those in `always` come before them, and have a
 *   label without a name where there is no room for one
 */
export function placeLabels(
  layout: Layout,
  view: View,
  room: Room,
  offered: Iterable<number>,
  always: ReadonlySet<number>,
  nameOf: (id: number) => string,
  most: number,
): MapLabel[] {
  const { width, height } = layout.size;
  const labels: MapLabel[] = [];
  const tried = new Set<number>();
  const place = (index: number) => {
    const [x, y] = seenAt(layout, view, index);
    if (!(x >= 0 && y >= 8 && x <= width && y <= height - 8) || tried.has(index)) return;
    tried.add(index);
    const text = nameOf(layout.ids[index] as number);
    const right = x + GAP + length(text) * CHARACTER;
    const named = room.take([Math.max(0, x - 3), y - LINE / 2, right, y + LINE / 2]);
    if (named || always.has(index)) {
      labels.push({ of: 'token', index, text: named ? text : '', x, y });
    }
  };
  for (const index of always) place(index);
  for (const index of offered) {
    if (labels.length >= most + always.size) break;
    place(index);
  }
  return labels;
}

/**
 * Indices of points in the order in which they are named: frequent tokens first, as their ids are,
 * but names of a few letters after all others, and single bytes not at all.
 */
export function namingOrder(
  indices: readonly number[],
  ids: ArrayLike<number>,
  nameOf: (id: number) => string,
): number[] {
  const id = (i: number) => ids[i] as number;
  const merged = indices.filter((i) => id(i) >= SINGLE_BYTES).sort((a, b) => id(a) - id(b));
  const short = new Set(merged.filter((i) => nameOf(id(i)).length < SHORT));
  return [...merged.filter((i) => !short.has(i)), ...short];
}

/** Points that belong together, and what their region is called. */
export interface Region {
  readonly name: string;
  /** Indices of points. */
  readonly members: readonly number[];
}

/** The letters of a region's name, px: `--text-aside` for groups, and as wide for bold kinds. */
const [LETTER, REGION_LINE] = [7.8, 19];

/**
 * Names of regions, written around the mean of their members. Those that the map shows best come
 * first: far from the middle, and close together. A name that would lie over another is moved up or
 * down by a line, or left out.
 */
export function placeRegions(
  of: 'group' | 'kind',
  layout: Layout,
  view: View,
  room: Room,
  regions: readonly Region[],
): MapLabel[] {
  const { width, height } = layout.size;
  const placed = regions.flatMap(({ name, members }, index) => {
    if (members.length < 3) return [];
    const points = members.map((i) => seenAt(layout, view, i));
    const mean = (axis: 0 | 1) =>
      points.reduce((sum, point) => sum + point[axis], 0) / points.length;
    const [x, y] = [mean(0), mean(1)];
    const apart = points.reduce((sum, [px, py]) => sum + Math.hypot(px - x, py - y), 0);
    const out = Math.hypot(x - width / 2, y - height / 2);
    return [{ index, name, x, y, worth: out / (apart / points.length + REGION_LINE) }];
  });
  return placed
    .sort((a, b) => b.worth - a.worth)
    .flatMap(({ index, name, x: middle, y: line }): MapLabel[] => {
      const half = (length(name) * LETTER) / 2;
      const x = Math.min(width - half - 2, Math.max(half + 2, middle));
      const y = [0, -1, 1]
        .map((lines) => line + lines * (REGION_LINE + 1))
        .find((y) => room.take([x - half, y - REGION_LINE / 2, x + half, y + REGION_LINE / 2]));
      return y === undefined ? [] : [{ of, index, text: name, x, y }];
    });
}

/** Columns and rows of the grid on which kinds are counted. */
const [COLUMNS, ROWS] = [9, 6];

/**
 * Returns where each kind is to be named: the points of the kind in that part of the map in which it
 * is most frequent, compared with all points.
 *
 * @param kinds [N]: the kind of each point
 */
export function kindRegions(
  { size, x, y }: Layout,
  kinds: ArrayLike<number>,
  names: readonly string[],
): Region[] {
  const cell = (i: number) =>
    Math.floor(((y[i] as number) / size.height) * ROWS) * COLUMNS +
    Math.floor(((x[i] as number) / size.width) * COLUMNS);
  const points = Array.from(x, (_, i) => i);
  return names.map((name, kind) => {
    const own = points.filter((i) => kinds[i] === kind);
    const excess = new Map<number, number>();
    const count = (indices: readonly number[], sign: number) => {
      for (const i of indices)
        excess.set(cell(i), (excess.get(cell(i)) ?? 0) + sign / indices.length);
    };
    count(own, 1);
    count(points, -1);
    const best = [...excess].reduce((most, next) => (next[1] > most[1] ? next : most), [-1, 0]);
    return { name, members: own.filter((i) => cell(i) === best[0]) };
  });
}
