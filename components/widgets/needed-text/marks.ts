import { line, scaleLinear } from 'd3';
import type { LastTokens } from '@/lib/engine/tasks/last-tokens';

/** A row for each token of the text: what is predicted when the text begins there. */
export interface NeededRow {
  /** From 0, in the order of the text. */
  readonly position: number;
  /** How many tokens are read. */
  readonly read: number;
  /** The share of probability that is elsewhere than after the whole text, 0..1. */
  readonly moved: number;
  readonly topId: number;
  readonly probability: number;
  /** True where this token brings much, or makes another token the likeliest, and at both ends. */
  readonly isNamed: boolean;
  readonly x: number;
  readonly y: number;
}

export interface NeededMarks {
  readonly rows: readonly NeededRow[];
  /** From the last token upwards to the first. */
  readonly path: string;
  readonly across: readonly { readonly value: number; readonly x: number }[];
}

/** What brings a tenth of all probability brings much. */
const MUCH = 0.1;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/**
 * Returns the rows, the first token on top.
 *
 * @param width of the plot, in CSS pixels
 * @param high the height of a row, in CSS pixels
 */
export function neededMarks(
  { moved, topIds, topProbabilities }: LastTokens,
  width: number,
  high: number,
): NeededMarks {
  const { length } = moved;
  const x = scaleLinear([0, 1], [0, width]);
  const rows = Array.from({ length }, (_, position): NeededRow => {
    const at = length - 1 - position;
    const closer = (moved[at - 1] ?? 0) - (moved[at] ?? 0);
    const isOther = topIds[at] !== topIds[at - 1];
    return {
      position,
      read: at + 1,
      moved: moved[at] ?? 0,
      topId: topIds[at] ?? 0,
      probability: topProbabilities[at] ?? 0,
      isNamed: at === 0 || position === 0 || isOther || closer >= MUCH,
      x: x(moved[at] ?? 0),
      y: (position + 0.5) * high,
    };
  });
  const path = line<NeededRow>(
    (row) => row.x,
    (row) => row.y,
  );
  return {
    rows,
    path: path([...rows].reverse()) ?? '',
    across: TICKS.map((value) => ({ value, x: x(value) })),
  };
}

/**
 * Returns how many of the last tokens are enough: with as many, and with more, at most this share of
 * probability is elsewhere.
 */
export function enoughFor(moved: ArrayLike<number>, share: number): number {
  let enough = moved.length;
  while (enough > 1 && (moved[enough - 2] ?? 1) <= share) enough--;
  return enough;
}

/**
 * Returns which token brings the prediction closest by being read, of those further back than the
 * last `near`: its place from the end, counted from 1. Undefined where none brings it closer.
 */
export function farthestHelp(moved: ArrayLike<number>, near: number): number | undefined {
  let [best, most] = [undefined as number | undefined, 0];
  for (let at = near; at < moved.length; at++) {
    const closer = (moved[at - 1] ?? 0) - (moved[at] ?? 0);
    if (closer > most) [best, most] = [at + 1, closer];
  }
  return best;
}
