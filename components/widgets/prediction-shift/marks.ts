import { scaleLinear } from 'd3';
import { formatPercent } from '@/lib/text/format-probability';
import { tokenLabel } from '@/lib/text/token-text';
import { truncate } from '@/lib/text/truncate';
import type { Vocabulary } from '@/lib/trace/vocabulary';

/** One token's probability in two orders. */
export interface Change {
  readonly id: number;
  /** 0..1 */
  readonly before: number;
  /** 0..1 */
  readonly after: number;
}

/** A row of the picture; lengths are fractions of the room on each side. */
export interface ShiftRow {
  readonly id: number;
  readonly label: string;
  readonly before: number;
  readonly after: number;
  readonly beforeText: string;
  readonly afterText: string;
}

/** The middle column is narrow: longer tokens are cut. */
const LONGEST = 11;

/** Rows in the order in which they come; `full` is the probability that fills a side. */
export function shiftRows(
  changes: readonly Change[],
  vocabulary: Vocabulary,
  full: number,
): readonly ShiftRow[] {
  const length = scaleLinear([0, Math.max(full, 1e-9)], [0, 1]).clamp(true);
  return changes.map(({ id, before, after }) => ({
    id,
    label: truncate(tokenLabel(vocabulary.token(id)), LONGEST),
    before: length(before),
    after: length(after),
    beforeText: formatShare(before),
    afterText: formatShare(after),
  }));
}

/** 46%, and never 0 for what is only small. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.0005) return '< 0.1%';
  return formatPercent(share);
}

/** What rounding leaves of nothing: below it, two distributions are the same. */
const ROUNDING = 1e-4;

/** How much of the probability moved, in words. */
export function movedText(moved: number): string {
  return moved < ROUNDING ? 'Nothing moved' : `${formatShare(moved)} moved`;
}
