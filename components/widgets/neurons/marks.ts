import { bin, line, scaleLinear } from 'd3';
import type { Neuron } from '@/lib/block/neurons';
import { gelu } from '@/lib/maths/gelu';

export interface GeluMarks {
  /** The curve over the whole range. */
  readonly curve: string;
  /** What would come out if everything passed. */
  readonly identity: string;
  /** All neurons on the curve: one path of dots. */
  readonly dots: string;
  /** How many neurons have an input of this size: bars from below. */
  readonly counts: readonly {
    readonly x: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly zero: { readonly x: number; readonly y: number };
  readonly xTicks: readonly { readonly value: number; readonly at: number }[];
  readonly yTicks: readonly { readonly value: number; readonly at: number }[];
  readonly place: (neuron: Neuron) => { readonly x: number; readonly y: number };
}

const SAMPLES = 120;
const BINS = 36;

/** The inputs of all M neurons -> dots on the curve of GELU, and how many there are of each size. */
export function geluMarks(
  inputs: Float32Array,
  width: number,
  height: number,
  countHeight: number,
): GeluMarks {
  const [least, most] = [
    inputs.reduce((a, b) => Math.min(a, b), -3),
    inputs.reduce((a, b) => Math.max(a, b), 3),
  ];
  const x = scaleLinear([least, most], [0, width]).nice();
  const [from = -3, to = 3] = x.domain();
  const y = scaleLinear([-0.4, gelu(to)], [height, 0]);
  const curveOf = line<number>(
    (value) => x(value),
    (value) => y(gelu(value)),
  );
  const along = Array.from({ length: SAMPLES + 1 }, (_, i) => from + ((to - from) * i) / SAMPLES);
  const bins = bin<number, number>().domain([from, to]).thresholds(x.ticks(BINS))(
    Array.from(inputs),
  );
  const fullest = Math.max(1, ...bins.map(({ length }) => length));
  return {
    curve: curveOf(along) ?? '',
    identity: `M${x(0)} ${y(0)}L${x(to)} ${y(to)}`,
    dots: Array.from(
      inputs,
      (value) => `M${x(value).toFixed(1)} ${y(gelu(value)).toFixed(1)}h0`,
    ).join(''),
    counts: bins.map(({ x0 = 0, x1 = 0, length }) => ({
      x: x(x0),
      width: Math.max(0, x(x1) - x(x0) - 1),
      height: (length / fullest) * countHeight,
    })),
    zero: { x: x(0), y: y(0) },
    xTicks: x.ticks(6).map((value) => ({ value, at: x(value) })),
    yTicks: y.ticks(4).map((value) => ({ value, at: y(value) })),
    place: ({ input }) => ({ x: x(input), y: y(gelu(input)) }),
  };
}
