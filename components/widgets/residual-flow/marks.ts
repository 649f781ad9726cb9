import { area, line, scaleLinear, scaleLog, stack, stackOffsetDiverging } from 'd3';
import type { Station, StreamWriter } from '@/lib/block/flow';
import { spread } from '@/lib/maths/spread';
import { fixedPlainZero } from '@/lib/text/fixed';

/** What the writers are called, in the order in which they are stacked. */
export const WRITERS: Readonly<Record<StreamWriter, string>> = {
  embedding: 'embedding',
  attention: 'attention',
  mlp: 'MLP',
  block: 'blocks',
};

/** What one writer has brought in so far, at all stations: a band. */
export interface Band {
  readonly writer: StreamWriter;
  readonly path: string;
  /** Its share of the length at the end. */
  readonly value: number;
  /** Where its name stands. */
  readonly labelAt: number;
}

export interface Step {
  readonly writer: StreamWriter;
  readonly x: number;
  readonly height: number;
}

export interface FlowMarks {
  /** x of each station. */
  readonly x: readonly number[];
  readonly bands: readonly Band[];
  /** The length of the vector, over the bands. */
  readonly length: string;
  /** y of the length at each station. */
  readonly lengthAt: readonly number[];
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  readonly steps: readonly Step[];
  readonly longest: number;
  readonly layers: readonly { readonly layer: number; readonly x: number }[];
}

interface Sizes {
  readonly width: number;
  readonly height: number;
  readonly stepHeight: number;
}

const LABEL = 15;

/** One token's flow -> bands that add up to the length, and a bar a step. */
export function flowMarks(
  flow: readonly Station[],
  { width, height, stepHeight }: Sizes,
): FlowMarks {
  const x = flow.map((_, i) => (flow.length < 2 ? 0 : (i * width) / (flow.length - 1)));
  const names = Object.keys(WRITERS) as StreamWriter[];
  const writers = names.filter((name) => flow.some(({ shares }) => name in shares));
  const series = stack<Station, StreamWriter>()
    .keys(writers)
    .value(({ shares }, writer) => shares[writer] ?? 0)
    .offset(stackOffsetDiverging)([...flow]);
  const ends = series.flatMap((band) => band.flat());
  const y = scaleLinear([Math.min(0, ...ends), Math.max(1e-6, ...ends)], [height, 0]).nice(4);
  const bandOf = area<[number, number]>()
    .x((_, i) => x[i] ?? 0)
    .y0(([low]) => y(low))
    .y1(([, high]) => y(high));
  const middles = series.map((band) => y(((band.at(-1)?.[0] ?? 0) + (band.at(-1)?.[1] ?? 0)) / 2));
  const labels = spread(middles, LABEL, height);
  const longest = Math.max(1e-6, ...flow.slice(1).map(({ step }) => step));
  const lengthAt = flow.map(({ length }) => y(length));
  return {
    x,
    bands: series.map((band, i) => ({
      writer: band.key,
      path: bandOf(band.map(([low, high]) => [low, high])) ?? '',
      value: flow.at(-1)?.shares[band.key] ?? 0,
      labelAt: labels[i] ?? 0,
    })),
    length:
      line<number>(
        (_, i) => x[i] ?? 0,
        (at) => at,
      )(lengthAt) ?? '',
    lengthAt,
    ticks: y.ticks(4).map((value) => ({ value, y: y(value) })),
    steps: flow.map(({ writer, step }, i) => ({
      writer,
      x: x[i] ?? 0,
      height: i === 0 ? 0 : (step / longest) * stepHeight,
    })),
    longest,
    layers: layersOf(flow, x),
  };
}

/** Where a layer's number stands: in the middle of its stations. */
function layersOf(flow: readonly Station[], x: readonly number[]) {
  const places = new Map<number, number[]>();
  for (const [i, { layer }] of flow.entries()) {
    if (layer !== undefined) places.set(layer, [...(places.get(layer) ?? []), x[i] ?? 0]);
  }
  return Array.from(places, ([layer, own]) => ({
    layer,
    x: own.reduce((sum, at) => sum + at, 0) / own.length,
  }));
}

export interface LengthMarks {
  /** A line a token. */
  readonly paths: readonly string[];
  /** Where each line ends. */
  readonly ends: readonly number[];
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
}

/** The lengths of all tokens at all stations -> lines over a logarithmic scale. */
export function lengthMarks(
  flows: readonly (readonly Station[])[],
  width: number,
  height: number,
): LengthMarks {
  const lengths = flows.map((flow) => flow.map(({ length }) => Math.max(1e-3, length)));
  const all = lengths.flat();
  const y = scaleLog([Math.min(1, ...all), Math.max(10, ...all)], [height, 0]);
  const draw = (own: readonly number[]) =>
    line<number>(
      (_, i) => (i * width) / Math.max(1, own.length - 1),
      (value) => y(value),
    )([...own]) ?? '';
  return {
    paths: lengths.map(draw),
    ends: lengths.map((own) => y(own.at(-1) ?? 1)),
    ticks: y
      .ticks()
      .filter((value) => Number.isInteger(Math.log10(value)) || /^[25]0*$/.test(String(value)))
      .map((value) => ({ value, y: y(value) })),
  };
}

/** Where a station is, in words. */
export function stationName({ writer, layer = 0 }: Station): string {
  if (writer === 'embedding') return 'the embedding';
  if (writer === 'block') return `layer ${layer + 1}`;
  return `the ${WRITERS[writer]} of layer ${layer + 1}`;
}

/** What a station says of a token, in a sentence. */
export function stationSentence(station: Station, label: string): string {
  const { writer, length, step, shares } = station;
  const parts = (Object.keys(WRITERS) as StreamWriter[])
    .filter((name) => name in shares)
    .map((name) => `${WRITERS[name]} ${decimal(shares[name] ?? 0)}`);
  const told = `After ${stationName(station)} the vector of “${label}” is ${decimal(length)} long`;
  if (writer === 'embedding') return `${told}. This is where it begins.`;
  return `${told}: ${parts.join(', ')}. The last step was ${decimal(step)} long.`;
}

/** One decimal, with a true minus sign. */
export const decimal = (value: number): string => fixedPlainZero(value, 1);
