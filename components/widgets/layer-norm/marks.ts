import { scalePow } from 'd3';
import { largestSize } from '@/lib/maths/largest-size';
import type { LayerNorm } from '@/lib/maths/layer-norm';
import { standardDeviation } from '@/lib/maths/standard-deviation';
import { fixedPlainZero } from '@/lib/text/fixed';

/** The steps of a layer norm, in their order. */
export const NORM_STEPS = ['Before', 'Centred', 'Scaled', 'Gain', 'Bias'] as const;

/** A vector behind one step: bars, a place across each, up to 1 up or down. */
export interface NormRow {
  readonly values: Float64Array;
  readonly path: string;
  /** What a bar of full height stands for. */
  readonly limit: number;
  readonly mean: number;
  readonly deviation: number;
  /** On the one ruler of all rows, in shares of its width: the extremes, and the band. */
  readonly span: { readonly least: number; readonly most: number };
  readonly band: { readonly from: number; readonly to: number };
}

/** What a layer norm multiplies by and adds, [D] each. */
export interface GainAndBias {
  readonly gain: ArrayLike<number>;
  readonly bias: ArrayLike<number>;
}

/**
 * A vector and its layer norm -> a row a step. Rows before the division share one scale, rows
 * behind it another: dividing all numbers by the same changes the ruler, not the shape.
 *
 * @param weights without them there are only the first three steps
 */
export function normMarks(
  before: Float32Array,
  { mean, scaled }: LayerNorm,
  weights: GainAndBias | undefined,
): NormRow[] {
  const centred = Float64Array.from(before, (value) => value - mean);
  const gained = scaled.map((value, i) => value * (weights?.gain[i] ?? 1));
  const biased = gained.map((value, i) => value + (weights?.bias[i] ?? 0));
  const raw = [Float64Array.from(before), centred];
  const normed = weights ? [scaled, gained, biased] : [scaled];
  const place = rulerOf([...raw, ...normed]);
  return [...rowsOf(raw, place), ...rowsOf(normed, place)];
}

/**
 * The ruler that all rows share: a number -> its place, 0..1. Its scale is the square root, with
 * sign, so that vectors of very different lengths can be seen on it.
 */
export function rulerOf(vectors: readonly Float64Array[]): (value: number) => number {
  const size = largestSize(vectors, 1);
  return scalePow([-size, size], [0, 1]).exponent(0.5);
}

function rowsOf(vectors: readonly Float64Array[], place: (value: number) => number): NormRow[] {
  const limit = largestSize(vectors, 1e-9);
  return vectors.map((values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = standardDeviation(values);
    return {
      values,
      path: bars(values, limit),
      limit,
      mean,
      deviation,
      span: { least: place(Math.min(...values)), most: place(Math.max(...values)) },
      band: { from: place(mean - deviation), to: place(mean + deviation) },
    };
  });
}

function bars(values: Float64Array, limit: number): string {
  return Array.from(values, (value, i) => `M${i} 0h.8v${(-value / limit).toFixed(3)}h-.8z`).join(
    '',
  );
}

/** As many decimals as a number of its size needs, with a true minus sign. */
export const shortNumber = (value: number): string =>
  fixedPlainZero(value, Math.abs(value) < 0.1 ? 3 : 2);

/** What a step does, in a sentence. */
export function normSentence(
  step: number,
  rows: readonly NormRow[],
  { mean, deviation }: LayerNorm,
  weights: GainAndBias | undefined,
  reader: string,
): string {
  const [first] = rows;
  const count = first?.values.length ?? 0;
  const range = (values: ArrayLike<number>) =>
    `${shortNumber(Math.min(...Array.from(values)))} to ${shortNumber(Math.max(...Array.from(values)))}`;
  switch (step) {
    case 1:
      return `The vector as it comes: ${count} numbers, from ${range(first?.values ?? [])}.`;
    case 2:
      return `The mean of all ${count} numbers, ${shortNumber(mean)}, is subtracted from each. What is left has a mean of 0.`;
    case 3:
      return `Each number is divided by ${shortNumber(deviation)}, the standard deviation of all. The shape stays, the ruler changes: now the standard deviation is 1, however long the vector was.`;
    case 4:
      return `Each place is multiplied by a gain of its own, learned in training: here from ${range(weights?.gain ?? [])}.`;
    default:
      return `To each place a learned bias is added: here from ${range(weights?.bias ?? [])}. This is what ${reader} reads.`;
  }
}

/** What happened at one place of the vector, up to a step. */
export function placeSentence(place: number, step: number, rows: readonly NormRow[]): string {
  const values = rows.slice(0, step).map(({ values }) => shortNumber(values[place] ?? 0));
  return `Place ${place + 1}: ${values.join(' → ')}`;
}
