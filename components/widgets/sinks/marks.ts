import { extent, scaleLinear } from 'd3';
import { SINK } from '@/lib/heads/sinks';

/** A head in the plane of weights (to the right) and lengths of values (upwards), 0 to 1 each. */
export interface SinkPoint {
  /** layer · H + head, from 0. */
  readonly head: number;
  readonly weight: number;
  readonly value: number;
  readonly x: number;
  readonly y: number;
  readonly isSink: boolean;
}

export interface SinkMarks {
  readonly points: readonly SinkPoint[];
  /** Where a head begins to be a sink. */
  readonly sink: number;
  /** Where the first token's value is as long as the others'. */
  readonly equal: number;
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
}

export interface Tick {
  readonly value: number;
  readonly at: number;
}

/**
 * Returns every head by what it gives to the first token and what it finds there.
 *
 * @param weights [L · H], 0..1
 * @param values [L · H]: 1 where the first token's value is as long as the others'
 */
export function sinkPlane(weights: ArrayLike<number>, values: ArrayLike<number>): SinkMarks {
  const [, longest = 1] = extent([1, ...Array.from(values)]);
  const x = scaleLinear([0, 1], [0, 1]);
  const y = scaleLinear([0, longest * 1.06], [0, 1]);
  return {
    points: Array.from(weights, (weight, head) => {
      const value = values[head] ?? 0;
      return { head, weight, value, x: x(weight), y: y(value), isSink: weight > SINK };
    }),
    sink: x(SINK),
    equal: y(1),
    across: ticks(x, [0, 0.25, 0.5, 0.75, 1]),
    up: ticks(y, y.ticks(4)),
  };
}

/** Returns how many heads are sinks. */
export const sinkCount = (weights: ArrayLike<number>): number =>
  Array.from(weights).filter((weight) => weight > SINK).length;

/** Returns the heads that give the first token most, beginning with the one that does most. */
export function strongestSinks({ points }: SinkMarks, most: number): readonly SinkPoint[] {
  return [...points].sort((a, b) => b.weight - a.weight).slice(0, most);
}

/** A forgotten token on a line of what that costs, 0 to 1. */
export interface Loss {
  /** The token's place in the text, from 0. */
  readonly position: number;
  /** Nats a token more than with all in view. */
  readonly more: number;
  readonly at: number;
}

export interface ForgottenMarks {
  readonly losses: readonly Loss[];
  readonly zero: number;
  readonly ticks: readonly Tick[];
}

/** A line shorter than this would make much of rounding; in nats. */
const SHORTEST = 0.05;

/**
 * Returns what the rest of a text costs more when a token is forgotten, one at a time.
 *
 * @param nats with all in view
 * @param natsWithout [m]
 */
export function lossLine(nats: number, natsWithout: ArrayLike<number>): ForgottenMarks {
  const more = Array.from(natsWithout, (without) => without - nats);
  const [low = 0, high = 0] = extent([0, SHORTEST, ...more]);
  const pad = (high - low) * 0.06;
  const at = scaleLinear([low - pad, high + pad], [0, 1]);
  return {
    losses: more.map((each, position) => ({ position, more: each, at: at(each) })),
    zero: at(0),
    ticks: ticks(at, at.ticks(4)),
  };
}

function ticks(scale: (value: number) => number, values: readonly number[]): readonly Tick[] {
  return values.map((value) => ({ value, at: scale(value) }));
}
