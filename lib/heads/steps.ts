import { weightedSum } from '@/lib/maths/attention';
import { dot } from '@/lib/maths/dot';
import { softmax } from '@/lib/maths/softmax';
import { type ForwardPass, headPart, rowOf } from '@/lib/trace/forward-pass';

/** Everything that one head does at one position, with the numbers that the model had. */
export interface HeadSteps {
  /** T */
  readonly length: number;
  /** The position that looks. */
  readonly position: number;
  /** [d] */
  readonly query: Float32Array;
  /** T arrays [d]: also of the positions to the right. */
  readonly keys: readonly Float32Array[];
  /** [T]: q·k */
  readonly products: readonly number[];
  /** [T]: q·k / √d, as the model had it before the mask. */
  readonly scores: readonly number[];
  /** [T]: after mask and softmax; undefined where the mask forbids to look. */
  readonly weights: readonly (number | undefined)[];
  /** T arrays [d] */
  readonly values: readonly Float32Array[];
  /** [d]: Σ weight · value, what the head hands on. */
  readonly output: Float64Array;
}

/** The parts of a pass that `headSteps` needs. */
export const STEP_PARTS = ['query', 'key', 'value', 'score', 'attention'] as const;

/**
 * Returns the steps of one head at one position of a pass; undefined where the pass does not hold
 * STEP_PARTS of that head.
 */
export function headSteps(
  pass: ForwardPass,
  layer: number,
  head: number,
  position: number,
): HeadSteps | undefined {
  const { length } = pass.ids;
  const d = pass.shape.width / pass.shape.heads;
  const [queries, keys, values, scores, attention] = STEP_PARTS.map((part) =>
    headPart(pass, part, layer, head),
  );
  if (!queries || !keys || !values || !scores || !attention) return undefined;
  const all = Array.from({ length }, (_, t) => t);
  const query = rowOf(queries, position, d);
  const row = rowOf(attention, position, length);
  const rows = (matrix: Float32Array) => all.map((t) => rowOf(matrix, t, d));
  return {
    length,
    position,
    query,
    keys: rows(keys),
    products: rows(keys).map((key) => dot(query, key)),
    scores: [...rowOf(scores, position, length)],
    weights: all.map((t) => (t > position ? undefined : row[t])),
    values: rows(values),
    output: weightedSum(row, values),
  };
}

/**
 * Returns what the steps would be without the division by √d, which is not what the model does: the
 * same queries, keys and values, and other weights.
 */
export function withoutScaling(steps: HeadSteps): HeadSteps {
  const seen = softmax(Float64Array.from(steps.products.slice(0, steps.position + 1)));
  const weights = steps.weights.map((weight, t) => (weight === undefined ? undefined : seen[t]));
  const output = steps.output.map((_, i) =>
    steps.values.reduce((sum, value, t) => sum + (weights[t] ?? 0) * (value[i] as number), 0),
  );
  return { ...steps, scores: steps.products, weights, output };
}

/**
 * Returns the position of a text of T tokens that is looked at first: there is something before it
 * to look at, and something after it that is closed.
 */
export const middlePosition = (length: number): number => Math.round((length - 1) * 0.6);
