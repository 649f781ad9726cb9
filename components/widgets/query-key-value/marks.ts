import type { HeadSteps } from '@/lib/heads/steps';
import { largestSize } from '@/lib/maths/largest-size';
import { fixedPlainZero } from '@/lib/text/fixed';

/** The seven steps of a head, in their order. */
export const STEPS = [
  'Query',
  'Keys',
  'Dot products',
  'Scaling',
  'Mask',
  'Softmax',
  'Weighted sum',
] as const;

/** A row: a token that may be looked at. Vectors are paths of bars around a middle line. */
export interface StepRow {
  readonly position: number;
  readonly label: string;
  readonly forbidden: boolean;
  readonly key: string;
  readonly product: string;
  readonly score: string;
  /** 0..1; 0 where it is forbidden. */
  readonly weight: number;
  readonly value: string;
  readonly share: string;
}

export interface StepMarks {
  /** d */
  readonly size: number;
  readonly query: string;
  readonly rows: readonly StepRow[];
  readonly output: string;
}

/** Widths of the vectors in px, and the height from the middle to the longest bar. */
const KEY_WIDTH = 124;
export const VALUE_WIDTH = 108;
export const HALF = 10.5;

/** The numbers of a head at one position -> rows of bars. Keys share one scale, values another. */
export function stepMarks(steps: HeadSteps, labels: readonly string[]): StepMarks {
  const keyScale = HALF / largestSize(steps.keys, 1e-9);
  const valueScale = HALF / largestSize(steps.values, 1e-9);
  return {
    size: steps.query.length,
    query: barsPath(steps.query, KEY_WIDTH, HALF / largestSize([steps.query], 1e-9)),
    output: barsPath(steps.output, VALUE_WIDTH, valueScale),
    rows: labels.map((label, position) => {
      const weight = steps.weights[position];
      const value = steps.values[position] ?? new Float32Array();
      const share = value.map((x) => x * (weight ?? 0));
      return {
        position,
        label,
        forbidden: weight === undefined,
        key: barsPath(steps.keys[position] ?? [], KEY_WIDTH, keyScale),
        product: signed(steps.products[position]),
        score: signed(steps.scores[position]),
        weight: weight ?? 0,
        value: barsPath(value, VALUE_WIDTH, valueScale),
        share: barsPath(share, VALUE_WIDTH, valueScale),
      };
    }),
  };
}

/**
 * A vector as bars, up for positive and down for negative entries; y = 0 is the middle.
 *
 * @param scale px a unit
 */
export function barsPath(vector: ArrayLike<number>, width: number, scale: number): string {
  const step = width / vector.length;
  const thick = (step * 0.78).toFixed(2);
  let path = '';
  for (let i = 0; i < vector.length; i++) {
    const height = ((vector[i] as number) * scale).toFixed(2);
    path += `M${(i * step).toFixed(2)},0v${-Number(height)}h${thick}V0z`;
  }
  return path;
}

/** Two decimals, with a true minus sign. */
export const signed = (value = 0): string => fixedPlainZero(value);
