import { dot, weightedSum } from '@/lib/maths/attention';
import { type ForwardPass, headRow } from '@/lib/trace/forward-pass';

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

/** The steps of head `head` of layer `layer` at one position of a pass that has STEP_PARTS. */
export function headSteps(
  inside: ForwardPass,
  layer: number,
  head: number,
  position: number,
): HeadSteps {
  const { length } = inside.ids;
  const d = inside.shape.width / inside.shape.heads;
  const part = (name: (typeof STEP_PARTS)[number]) => {
    const layers = inside[name];
    if (!layers?.[layer]) throw new RangeError(`the pass has no ${name} of layer ${layer}`);
    return layers[layer];
  };
  const all = Array.from({ length }, (_, t) => t);
  const query = headRow(part('query'), length, head, position, d);
  const keys = all.map((t) => headRow(part('key'), length, head, t, d));
  const row = headRow(part('attention'), length, head, position, length);
  return {
    length,
    position,
    query,
    keys,
    products: keys.map((key) => dot(query, key)),
    scores: [...headRow(part('score'), length, head, position, length)],
    weights: all.map((t) => (t > position ? undefined : row[t])),
    values: all.map((t) => headRow(part('value'), length, head, t, d)),
    output: weightedSum(row, part('value').subarray(head * length * d, (head + 1) * length * d)),
  };
}
