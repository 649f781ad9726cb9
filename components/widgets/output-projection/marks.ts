import type { OutputProjection } from '@/lib/heads/projection';
import { largestSize } from '@/lib/maths/largest-size';
import { fixedPlainZero } from '@/lib/text/fixed';

/** So many decimals that a column of numbers adds up, as it is printed, within 0.0001. */
const DIGITS = 5;

/** Returns a number as the figure prints it. */
export const printed = (value: number): string => fixedPlainZero(value, DIGITS);

/** A row of the sum: what adds to the stream, or what it has come to. */
export interface ProjectionRow {
  readonly kind: 'head' | 'bias' | 'rounding' | 'added' | 'before' | 'after';
  /** Of a head, from 0. */
  readonly head?: number;
  /** The head's output: d bars. */
  readonly output?: string;
  /** D bars; none where the row is a single number. */
  readonly bars?: string;
  /** How far they reach, where 1 is the reach of a head's. */
  readonly reach?: number;
  /** At the place that is followed. */
  readonly value: number;
}

/** One number of the followed head on its way: times its weight, it is a part of the head's number. */
export interface Product {
  readonly number: number;
  readonly weight: number;
  readonly product: number;
}

export interface ProjectionMarks {
  readonly heads: number;
  /** d */
  readonly depth: number;
  /** D */
  readonly width: number;
  /** The outputs of all heads in one row: D bars. */
  readonly sideBySide: string;
  /** The heads, the bias, their sum, the stream before it and after, in this order. */
  readonly rows: readonly ProjectionRow[];
  /** [d]: they add up to the number of the followed head. */
  readonly products: readonly Product[];
}

/** The sum of an attention's heads at one place of the stream -> rows of bars and numbers. */
export function projectionMarks(answer: OutputProjection, place: number): ProjectionMarks {
  const { outputs, written, bias, before, after, own } = answer;
  const width = before.length;
  const depth = own.length;
  const heads = width / depth;
  const at = answer.places.find((known) => known.place === place);
  if (!at) throw new RangeError(`the answer does not hold place ${place}`);
  const added = bias.map((x, i) => {
    let sum = x;
    for (let h = 0; h < heads; h++) sum += written[h * width + i] as number;
    return sum;
  });
  const sum = at.written.reduce((a, b) => a + b, at.bias);
  const rounding = at.after - at.before - sum;
  // The sum has the scale of its terms, and the height that it needs.
  const limit = largestSize([written, bias], 1e-9);
  const bars = barsOn(limit);
  const stream = barsOn(largestSize([before, after], 1e-9));
  const outputBars = barsOn(largestSize([outputs], 1e-9));
  return {
    heads,
    depth,
    width,
    sideBySide: outputBars(outputs),
    rows: [
      ...at.written.map(
        (value, head): ProjectionRow => ({
          kind: 'head',
          head,
          output: outputBars(outputs.subarray(head * depth, (head + 1) * depth)),
          bars: bars(written.subarray(head * width, (head + 1) * width)),
          value,
        }),
      ),
      { kind: 'bias', bars: bars(bias), value: at.bias },
      // Files of 8 bits round what goes through W_O; others have nothing to tell here.
      ...(Math.abs(rounding) < 5e-5 ? [] : [{ kind: 'rounding', value: rounding } as const]),
      {
        kind: 'added',
        bars: bars(added),
        reach: Math.max(1, largestSize([added], 1e-9) / limit),
        value: at.after - at.before,
      },
      { kind: 'before', bars: stream(before), value: at.before },
      { kind: 'after', bars: stream(after), value: at.after },
    ],
    products: own.map((number, j) => {
      const weight = at.weights[j] ?? 0;
      return { number, weight, product: number * weight };
    }),
  };
}

/** The way of one number of a head to one place of the stream, in a sentence. */
export function projectionSentence(answer: OutputProjection, place: number, at: number): string {
  const found = answer.places.find((known) => known.place === place);
  if (!found) return '';
  const { head, own, before } = answer;
  const [number = 0, weight = 0] = [own[at], found.weights[at]];
  const row = head * own.length + at + 1;
  return `Number ${at + 1} of head ${head + 1} meets row ${row} of the matrix. At place ${place + 1} of ${before.length.toLocaleString('en')}: ${printed(number)} × ${printed(weight)} = ${printed(number * weight)}, a part of the head’s ${printed(found.written[head] ?? 0)}. All heads and the bias move this place from ${printed(found.before)} to ${printed(found.after)}.`;
}

/** Draws a vector as bars about y = 0, 1 across each, in a height of 100 for `limit` up and down. */
const barsOn = (limit: number) => (vector: Float32Array) => {
  const steps = Array.from(vector, (x) => `V${Math.round((-x / limit) * 50)}h1`);
  return `M0 0${steps.join('')}V0z`;
};
