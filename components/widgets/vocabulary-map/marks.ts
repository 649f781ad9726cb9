import { quadtree, scaleLinear } from 'd3';
import type { TablePlaces } from '@/lib/engine/tasks/vocabulary-map';
import type { WordAxis } from '@/lib/engine/tasks/word-axis';
import type { Size } from './view';

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

/** Returns the tokens of a cloud that are on an axis, from its one word on the left to the other. */
export function alongWords({ ids, up }: Cloud, axis: Pick<WordAxis, 'ids' | 'places'>): Cloud {
  const placeOf = new Map(axis.ids.map((id, i) => [id, axis.places[i] as number]));
  const kept = ids.flatMap((id, i) => (placeOf.has(id) ? [i] : []));
  return {
    ids: kept.map((i) => ids[i] as number),
    across: Float32Array.from(kept, (i) => placeOf.get(ids[i] as number) as number),
    up: Float32Array.from(kept, (i) => up[i] as number),
  };
}

/** The cloud laid out on a map of some size, before any zoom. */
export interface Layout {
  readonly size: Size;
  readonly ids: readonly number[];
  /** [N], px */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** The index of the point nearest to a place of the map, if one is within `radius`. */
  nearest(x: number, y: number, radius: number): number | undefined;
  /** Where across the map a value of that direction is, px. */
  acrossAt(value: number): number;
}

const MARGIN = 26;

/** Places -> px: both directions on scales of their own, so that the cloud fills the map. */
export function layOut({ ids, across, up }: Cloud, size: Size): Layout {
  const scaleX = spread(across, [MARGIN, size.width - MARGIN]);
  const scaleY = spread(up, [size.height - MARGIN, MARGIN]);
  const [x, y] = [across.map(scaleX), up.map(scaleY)];
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
    acrossAt: scaleX,
  };
}

function spread(values: Float32Array, range: readonly [number, number]) {
  const [least, most] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  return scaleLinear([least, most], range);
}

/** Returns a layout drawn out, or pressed together, to another size. */
export function stretched(layout: Layout, size: Size): Layout {
  const { width, height } = layout.size;
  return {
    ...layout,
    size,
    x: layout.x.map((x) => (x * size.width) / width),
    y: layout.y.map((y) => (y * size.height) / height),
  };
}

/** Some points as one path of dots: a line of no length with round ends is a dot. */
export function dotsPath({ x, y }: Layout, indices: readonly number[], places = 0): string {
  return indices
    .map((i) => `M${(x[i] as number).toFixed(places)} ${(y[i] as number).toFixed(places)}h0`)
    .join('');
}
