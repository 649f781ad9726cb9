import { type Spread, spreadOf } from '@/lib/maths/median';
import { type Rounds, ratioOf } from './statistics';

/** What a figure of a row is counted in. */
export type Unit = 'ms' | 'MB';

/** A line of the results. */
export interface BenchRow {
  readonly what: string;
  readonly unit: Unit;
  readonly ours: Spread;
  /** What it is compared with, by its name. */
  readonly other?: { readonly name: string; readonly spread: Spread };
  /** How many times as fast ours is: the other's time through ours, by rounds. */
  readonly ratio?: Spread;
  /** What is to be reached, and whether it is. */
  readonly reach?: { readonly text: string; readonly met: boolean };
  /** What bounds the figure, or how it was measured. */
  readonly note?: string;
}

/** What a section measured, and what it left out and why. */
export interface SectionResult {
  readonly rows: readonly BenchRow[];
  readonly skipped?: readonly string[];
}

interface Comparison {
  readonly what: string;
  readonly rounds: Rounds;
  /** What ours is compared with. */
  readonly name: string;
  /** The least ratio to reach. */
  readonly least?: number;
  readonly note?: string;
}

/** A row of two ways of doing the same, in ms. */
export function comparison({ what, rounds, name, least, note }: Comparison): BenchRow {
  const ratio = ratioOf(rounds);
  return {
    what,
    unit: 'ms',
    ours: spreadOf(rounds.ours),
    other: { name, spread: spreadOf(rounds.others) },
    ratio,
    ...(least === undefined
      ? {}
      : { reach: { text: `${Number(least.toFixed(2))} ×`, met: ratio.median >= least } }),
    ...(note === undefined ? {} : { note }),
  };
}

/** A row of one figure with a limit. */
export function limited(
  what: string,
  values: readonly number[],
  { unit = 'ms' as Unit, most = Number.POSITIVE_INFINITY, text = '', note = '' } = {},
): BenchRow {
  const ours = spreadOf(values);
  return {
    what,
    unit,
    ours,
    ...(text === '' ? {} : { reach: { text, met: ours.median <= most } }),
    ...(note === '' ? {} : { note }),
  };
}
