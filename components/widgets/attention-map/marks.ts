import { scaleBand, scalePow } from 'd3';
import { rounded } from '@/lib/maths/rounded';
import { tokenLabel } from '@/lib/text/token-text';
import { truncate } from '@/lib/text/truncate';
import type { HeadWeights } from '@/lib/trace/head-weights';

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

/** Labels longer than this are cut: the whole token is told on hover. */
const LONGEST = 9;

/**
 * One head's weights over T tokens -> a cell for every place that may be looked at, T(T+1)/2 under
 * the causal mask, and the forbidden rest.
 *
 * @param size the side of the grid in px
 */
export function weightMarks({ tokens, weight }: HeadWeights, size: number): AttentionMarks {
  const count = tokens.length;
  const positions = Array.from({ length: count }, (_, i) => i);
  const band = scaleBand(positions, [0, size]).paddingInner(count > 60 ? 0 : 0.06);
  const at = (position: number) => rounded(band(position) ?? 0, 2);
  const cell = rounded(band.bandwidth(), 2);
  const cells: Cell[] = [];
  let forbidden = '';
  for (const query of positions) {
    let seen = 0;
    for (const key of positions) {
      const value = weight(query, key);
      if (value === undefined) continue;
      seen = key + 1;
      cells.push({ query, key, x: at(key), y: at(query), weight: value, level: level(value) });
    }
    // A row's stretch begins where its sight ends, and reaches down to the next row.
    if (seen < count) {
      forbidden += `M${at(seen)},${at(query)}H${size}V${query + 1 < count ? at(query + 1) : size}H${at(seen)}Z`;
    }
  }
  const labels = tokens.map((token, position) => ({
    position,
    text: truncate(tokenLabel(token), LONGEST),
    at: at(position) + cell / 2,
  }));
  return { size, cell, cells, forbidden, labels };
}

/** The colour of a place on the scale, between the two nearest of its nine stops. */
export function colourAt(place: number): string {
  const lower = Math.min(7, Math.floor(place));
  const share = Math.round((place - lower) * 100);
  return `color-mix(in oklab, var(--attention-${lower + 1}) ${share}%, var(--attention-${lower}))`;
}
