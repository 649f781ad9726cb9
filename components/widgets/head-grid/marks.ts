/** Where the small maps of a grid stand, in units of its view box. */
export interface GridMarks {
  readonly width: number;
  readonly height: number;
  /** The side of a map. */
  readonly tile: number;
  /** One a map, in the order in which they are shown. */
  readonly places: readonly { readonly x: number; readonly y: number }[];
}

const TILE = 52;
const GAP = 8;
const LABEL = 19;

/** Larger maps than this many tokens are painted on a canvas, not set as SVG. */
export const MOST_SVG_TOKENS = 12;

/** `count` maps, `columns` in a row; each has a line for its label below. */
export function gridMarks(count: number, columns: number): GridMarks {
  const pitch = TILE + GAP;
  const rows = Math.max(1, Math.ceil(count / columns));
  return {
    width: columns * pitch - GAP,
    height: rows * (pitch + LABEL) - GAP,
    tile: TILE,
    places: Array.from({ length: count }, (_, i) => ({
      x: (i % columns) * pitch,
      y: Math.floor(i / columns) * (pitch + LABEL),
    })),
  };
}

/**
 * One head's map as nine paths, one a stop of the attention scale, in a square of side `size`.
 *
 * @param map [T, T]; what lies right of the diagonal is left out
 */
export function tilePaths(map: Float32Array, length: number, size: number): string[] {
  const side = size / length;
  const paths = new Array<string>(9).fill('');
  for (let q = 0; q < length; q++) {
    for (let k = 0; k <= q; k++) {
      const stop = Math.round(Math.sqrt(map[q * length + k] ?? 0) * 8);
      const [x, y] = [(k * side).toFixed(1), (q * side).toFixed(1)];
      const s = side.toFixed(1);
      paths[stop] += `M${x},${y}h${s}v${s}h-${s}z`;
    }
  }
  return paths;
}

/** The stairs above the diagonal, which the causal mask closes. */
export function closedPath(length: number, size: number): string {
  const side = size / length;
  let path = '';
  for (let q = 0; q < length - 1; q++) {
    path += `M${((q + 1) * side).toFixed(1)},${(q * side).toFixed(1)}H${size}v${side.toFixed(1)}H${((q + 1) * side).toFixed(1)}z`;
  }
  return path;
}
