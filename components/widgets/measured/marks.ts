import { max, scaleLinear } from 'd3';
import { rounded } from '@/lib/maths/rounded';

/** One measured number of an experiment. */
export interface MeasuredBar {
  readonly label: string;
  /** At least 0. */
  readonly value: number;
  /** The number as it is read. */
  readonly text: string;
  /** What it is a share of; a count has a length only beside the others. */
  readonly of: 'probability' | 'attention' | 'count';
  /** What the others are compared with. */
  readonly control?: boolean;
}

/** A bar with its length, as a percentage of the room. */
export interface MeasuredRow extends MeasuredBar {
  readonly length: number;
}

/** Returns the bars with their lengths: of the largest value, or of all that there is to share. */
export function measuredRows(bars: readonly MeasuredBar[]): readonly MeasuredRow[] {
  const shares = bars.every((bar) => bar.of !== 'count');
  const full = shares ? 1 : (max(bars, (bar) => bar.value) ?? 0);
  const length = scaleLinear([0, Math.max(full, 1e-9)], [0, 100]).clamp(true);
  return bars.map((bar) => ({ ...bar, length: rounded(length(bar.value), 2) }));
}
