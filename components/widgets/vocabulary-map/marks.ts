import { quadtree, scaleLinear } from 'd3';
import type { TablePlaces } from '@/lib/engine/tasks/vocabulary-map';
import { SINGLE_BYTES } from '@/lib/tokenizer/byte-pairs';
import type { Size, View } from './view';

/** Tokens with a place on the plane. */
export interface Cloud {
  /** [N] */
  readonly ids: readonly number[];
  /** [N]: how far along the two directions that are drawn. */
  readonly across: Float32Array;
  readonly up: Float32Array;
}

/** Returns the tokens of an answer on the plane of two of its directions, counted from 0. */
export function cloudOf(
  { components, ids, places }: TablePlaces,
  [across, up]: readonly [number, number],
): Cloud {
  const along = (axis: number) => places.filter((_, i) => i % components === axis);
  return { ids, across: along(across), up: along(up) };
}

/** The cloud laid out on a map of some size, before any zoom. */
export interface Layout {
  readonly size: Size;
  readonly ids: ArrayLike<number>;
  /** [N], px */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** The index of the point nearest to a place of the map, if one is within `radius`. */
  nearest(x: number, y: number, radius: number): number | undefined;
}

const MARGIN = 26;

/** Places -> px: both directions on scales of their own, so that the cloud fills the map. */
export function layOut({ ids, across, up }: Cloud, size: Size): Layout {
  const x = spread(across, [MARGIN, size.width - MARGIN]);
  const y = spread(up, [size.height - MARGIN, MARGIN]);
  let tree: ReturnType<typeof makeTree> | undefined;
  const makeTree = () =>
    quadtree(
      Array.from(x, (_, i) => i),
      (i) => x[i] as number,
      (i) => y[i] as number,
    );
  return {
    size,
    ids,
    x,
    y,
    nearest(px, py, radius) {
      tree ??= makeTree();
      return tree.find(px, py, radius);
    },
  };
}

function spread(values: Float32Array, range: readonly [number, number]): Float32Array {
  const [least, most] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  return values.map(scaleLinear([least, most], range));
}

/** A token's name beside its point. */
export interface MapLabel {
  readonly index: number;
  readonly text: string;
  /** The point, px on the screen. */
  readonly x: number;
  readonly y: number;
}

const [CHARACTER, LINE, GAP] = [7, 15, 5];
/** A name this long, with the space before it, says more than a letter. */
const SHORT = 5;

/**
 * Names for as many points as there is room for, in the order in which they are offered.
 *
 * @param offered indices of points, most wanted first; those in `always` come before them, and have a
 *   label without a name where there is no room for one
 */
export function placeLabels(
  layout: Layout,
  view: View,
  offered: Iterable<number>,
  always: ReadonlySet<number>,
  nameOf: (id: number) => string,
  most: number,
): MapLabel[] {
  const { width, height } = layout.size;
  const taken: [number, number, number, number][] = [];
  const labels: MapLabel[] = [];
  for (const index of new Set([...always, ...offered])) {
    if (labels.length >= most + always.size) break;
    const x = (layout.x[index] as number) * view.k + view.x;
    const y = (layout.y[index] as number) * view.k + view.y;
    if (!(x >= 0 && y >= 8 && x <= width && y <= height - 8)) continue;
    const text = nameOf(layout.ids[index] as number);
    const right = x + GAP + Array.from(text).length * CHARACTER;
    const box: [number, number, number, number] = [x - 3, y - LINE / 2, right + 6, y + LINE / 2];
    const free = taken.every(
      (o) => box[0] > o[2] || box[2] < o[0] || box[1] > o[3] || box[3] < o[1],
    );
    const named = free && right <= width;
    if (named) taken.push(box);
    if (named || always.has(index)) labels.push({ index, text: named ? text : '', x, y });
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

/** All points as one path of dots: a line of no length with round ends is a dot. */
export function dotsPath({ x, y }: Layout, places = 0): string {
  return Array.from(
    x,
    (px, i) => `M${px.toFixed(places)} ${(y[i] as number).toFixed(places)}h0`,
  ).join('');
}
