import { scaleBand, scalePow } from 'd3';
import { tokenLabel } from '@/lib/trace/token-text';
import { attentionWeight, type Trace } from '@/lib/trace/trace';

/** One allowed cell: how much the token of row `query` looks at the token of column `key`. */
export interface Cell {
  readonly query: number;
  readonly key: number;
  readonly x: number;
  readonly y: number;
  /** 0..1 */
  readonly weight: number;
  /** Place on the attention scale, 0..8; the square root of the weight, so that small ones show. */
  readonly level: number;
}

/** A token's name beside its row, or above its column. */
export interface Label {
  readonly position: number;
  readonly text: string;
  /** Centre of the row or column. */
  readonly at: number;
}

/** An attention map in units of px; the grid begins at (0, 0). */
export interface AttentionMarks {
  readonly size: number;
  readonly cell: number;
  readonly cells: readonly Cell[];
  /** SVG path of the triangle of positions that the causal mask forbids. */
  readonly forbidden: string;
  readonly labels: readonly Label[];
}

/** More cells than this are drawn on a canvas. */
export const MOST_SVG_CELLS = 2000;

/** The weight -> place on the scale of nine colours. */
export const level = scalePow([0, 1], [0, 8]).exponent(0.5).clamp(true);

/** Long labels are cut: the whole token is told on hover. */
function short(label: string): string {
  const characters = Array.from(label);
  return characters.length > 9 ? `${characters.slice(0, 8).join('')}…` : label;
}

/**
 * One head's attention over T tokens -> T(T+1)/2 cells and the forbidden triangle.
 *
 * @param size the side of the grid in px
 */
export function attentionMarks(
  trace: Trace,
  layer: number,
  head: number,
  size: number,
): AttentionMarks {
  const count = trace.rows.length;
  const positions = Array.from({ length: count }, (_, i) => i);
  const band = scaleBand(positions, [0, size]).paddingInner(count > 60 ? 0 : 0.06);
  const at = (position: number) => band(position) ?? 0;
  const cell = band.bandwidth();
  const cells = positions.flatMap((query) =>
    positions.slice(0, query + 1).map((key) => {
      const weight = attentionWeight(trace, layer, head, query, key) ?? 0;
      return { query, key, x: at(key), y: at(query), weight, level: level(weight) };
    }),
  );
  const forbidden = positions
    .slice(1)
    .map((key) => `M${at(key)},${at(key - 1)}H${size}V${at(key)}H${at(key)}Z`)
    .join('');
  const labels = positions.map((position) => ({
    position,
    text: short(tokenLabel(trace.rows[position]?.token ?? never(position))),
    at: at(position) + cell / 2,
  }));
  return { size, cell, cells, forbidden, labels };
}

function never(position: number): never {
  throw new RangeError(`no token at ${position}`);
}

/** The colour of a place on the scale, between the two nearest of its nine stops. */
export function colourAt(place: number): string {
  const lower = Math.min(7, Math.floor(place));
  const share = Math.round((place - lower) * 100);
  return `color-mix(in oklab, var(--attention-${lower + 1}) ${share}%, var(--attention-${lower}))`;
}
