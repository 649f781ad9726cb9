import { scaleLinear, scalePow } from 'd3';

/** Numbers of either sign in rows and columns, perhaps only a sample of a larger table. */
export interface SignedMatrix {
  readonly rows: number;
  readonly columns: number;
  /** [rows, columns] */
  readonly values: Float32Array;
}

/** How a value becomes a shade. */
export interface Shading {
  /** The size of a value that has the full colour; what is larger has it too. */
  readonly limit: number;
  /** 1: shades in proportion; below 1: small values show, as in an attention map. */
  readonly exponent: number;
}

/** Shades on each side of nothing, where a map is drawn as marks. */
export const LEVELS = 4;

/** More cells than this are painted as an image. */
export const MOST_CELLS = 2500;

/** A value -> its strength, -1 … 1. */
export function strengthOf({ limit, exponent }: Shading): (value: number) => number {
  // d3's power scale keeps the sign: (-x)^e is -(x^e).
  return scalePow([-limit, 0, limit], [-1, 0, 1]).exponent(exponent).clamp(true);
}

/** All cells of one shade. */
export interface Shade {
  /** -LEVELS … LEVELS, without 0: those cells are left as paper. */
  readonly level: number;
  /** An SVG path in units of cells: lines of thickness 1 along the middles of the rows. */
  readonly path: string;
}

/** A matrix -> one path a shade; neighbouring cells of one shade are one line. */
export function shadesOf(matrix: SignedMatrix, shading: Shading): readonly Shade[] {
  const strength = strengthOf(shading);
  const paths = new Map<number, string[]>();
  for (let row = 0; row < matrix.rows; row++) {
    const level = (column: number) =>
      Math.round(strength(matrix.values[row * matrix.columns + column] ?? 0) * LEVELS);
    for (let from = 0; from < matrix.columns; ) {
      const own = level(from);
      let to = from + 1;
      while (to < matrix.columns && level(to) === own) to++;
      const lines = paths.get(own) ?? [];
      paths.set(own, lines);
      lines.push(`M${from} ${row}.5h${to - from}`);
      from = to;
    }
  }
  paths.delete(0);
  return Array.from(paths, ([level, lines]) => ({ level, path: lines.join('') })).sort(
    (a, b) => a.level - b.level,
  );
}

/** The colour of a strength: towards the hue of positions above 0, towards ink below. */
export function strengthColour(strength: number): string {
  const share = Math.round(Math.abs(strength) * 100);
  return `color-mix(in oklab, var(${strength < 0 ? '--ink' : '--position'}) ${share}%, var(--paper))`;
}

/** Round numbers along an axis of `count` rows or columns that is `length` px long. */
export function ticksOf(count: number, length: number): readonly { value: number; at: number }[] {
  const scale = scaleLinear([0, count], [0, length]);
  return scale
    .ticks(4)
    .filter((value) => value < count && Number.isInteger(value))
    .map((value) => ({ value, at: scale(value) }));
}
