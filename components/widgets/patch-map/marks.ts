import { extent, scaleLinear } from 'd3';
import type { PatchGrid } from '@/lib/block/patch-grid';

/** A part of the one text that is put into the other. */
export interface PatchPlace {
  readonly layer: number;
  /** A position, or a head. */
  readonly column: number;
}

export interface PatchCell extends PatchPlace {
  /** How much of the difference came back; undefined where it was not tried. */
  readonly recovered: number | undefined;
  readonly text: string;
}

/** Returns a cell for each layer and column, layer by layer. */
export function patchCells({ columns, recovered }: PatchGrid): PatchCell[] {
  return Array.from(recovered, (share, i) => ({
    layer: Math.floor(i / columns),
    column: i % columns,
    recovered: Number.isNaN(share) ? undefined : share,
    text: Number.isNaN(share) ? '' : percent(share),
  }));
}

/** A share as whole percent with a true minus: 87, −4; never −0. */
export const percent = (share: number): string =>
  String(Math.round(share * 100) || 0).replace('-', '−');

/** The colour of a share: probability's hue where it comes back, the accent where it goes further. */
export function shareColour(share: number): string {
  const strength = Math.round(Math.min(1, Math.abs(share)) ** 0.8 * 85);
  const hue = share < 0 ? 'var(--accent)' : 'var(--probability)';
  return `color-mix(in oklab, ${hue} ${strength}%, var(--attention-0))`;
}

/** Returns the cell that brings most back, among those tried; undefined where none was. */
export function bestCell(cells: readonly PatchCell[]): PatchCell | undefined {
  return cells.reduce<PatchCell | undefined>(
    (best, cell) =>
      cell.recovered !== undefined && cell.recovered > (best?.recovered ?? Number.NEGATIVE_INFINITY)
        ? cell
        : best,
    undefined,
  );
}

/** The differences of both texts and of a patched one, from 0 to 1 along a line. */
export interface DifferencePlaces {
  readonly zero: number;
  readonly clean: number;
  readonly corrupted: number;
  readonly patched: number | undefined;
}

/** Returns where the differences are on their line. */
export function differenceLine(
  { clean, corrupted }: Pick<PatchGrid, 'clean' | 'corrupted'>,
  patched: number | undefined,
): DifferencePlaces {
  const [low = 0, high = 0] = extent([0, clean, corrupted, patched ?? 0]);
  const pad = Math.max(0.01, (high - low) * 0.06);
  const at = scaleLinear([low - pad, high + pad], [0, 1]);
  return {
    zero: at(0),
    clean: at(clean),
    corrupted: at(corrupted),
    patched: patched === undefined ? undefined : at(patched),
  };
}
