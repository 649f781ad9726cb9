/** Reading, switching and comparing what a pass gives. */
import type { Feed } from '@/lib/onnx';
import { D, H, L, reference, type Values } from './reference';
import type { Pass } from './runner';

/** The switches as feeds. */
export const headMask = (mask: number[][]): Record<string, Feed> => ({
  head_mask: { type: 'float32', data: Float32Array.from(mask.flat()), dims: [L, H] },
});
export const noMask: Record<string, Feed> = {
  causal: { type: 'float32', data: Float32Array.of(0), dims: [] },
};
export const lens = (rows: Float32Array): Record<string, Feed> => ({
  lens: { type: 'float32', data: rows, dims: [rows.length / D, D] },
});
export const logitsFrom = (row: number): Record<string, Feed> => ({
  logits_from: { type: 'int64', data: BigInt64Array.of(BigInt(row)), dims: [1] },
});
export const positions = (ids: number[]): Record<string, Feed> => ({
  position_ids: { type: 'int64', data: BigInt64Array.from(ids.map(BigInt)), dims: [1, ids.length] },
});

/**
 * One row of the stream entering a layer times a factor, plus a vector; all others at rest.
 *
 * @param batch which row of a batch of how many
 */
export function residualSwitch(
  layer: number,
  position: number,
  factor: number,
  vector: ArrayLike<number>,
  [row, rows]: readonly [number, number] = [0, 1],
): Record<string, Feed> {
  const length = reference.ids.length;
  const dims = [L + 1, rows, length, D];
  const size = (L + 1) * rows * length * D;
  const [keep, add] = [new Float32Array(size).fill(1), new Float32Array(size)];
  const start = ((layer * rows + row) * length + position) * D;
  keep.fill(factor, start, start + D);
  add.set(Array.from(vector), start);
  return {
    residual_keep: { type: 'float32', data: keep, dims },
    residual_add: { type: 'float32', data: add, dims },
  };
}

/** The output of one head at all positions times a factor, plus [T, d]; all others at rest. */
export function headKeep(
  layer: number,
  head: number,
  factor: number,
  values: Float32Array,
): Record<string, Feed> {
  const length = reference.ids.length;
  const size = (length * D) / H;
  const keep = new Float32Array(L * H * size).fill(1);
  const add = new Float32Array(L * H * size);
  const start = (layer * H + head) * size;
  keep.fill(factor, start, start + size);
  add.set(values, start);
  const dims = [L, 1, H, length, D / H];
  return {
    head_keep: { type: 'float32', data: keep, dims },
    head_add: { type: 'float32', data: add, dims },
  };
}

/** The largest difference of two arrays; NaN and different lengths are infinitely far apart. */
export function distance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) return Number.POSITIVE_INFINITY;
  let most = 0;
  for (let i = 0; i < one.length; i++) {
    const difference = Math.abs((one[i] ?? Number.NaN) - (other[i] ?? Number.NaN));
    if (!(difference <= most))
      most = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
  }
  return most;
}

/** How far two arrays are from pointing the same way: 1 minus the cosine of their angle. */
export function angle(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) return Number.POSITIVE_INFINITY;
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
    Array.from(a).reduce((sum, x, i) => sum + x * (b[i] ?? Number.NaN), 0);
  return 1 - dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
}

/** The values of an output, with a clear failure where it is missing. */
export function get(pass: Pass, name: string): Values {
  const values = pass.values[name];
  if (!values) throw new Error(`no output ${name}`);
  return values;
}

/** The first `rows` rows of width `width`, from row `from` on. */
export function rowsOf({ data }: Values, width: number, from: number, rows?: number): Float32Array {
  return data.subarray(from * width, rows === undefined ? undefined : (from + rows) * width);
}

/** The rows of every head from row `from` on: of [H, T, width], as one array. */
export function laterRows({ data }: Values, width: number, from: number): Float32Array {
  const size = data.length / H;
  const parts = Array.from({ length: H }, (_, head) =>
    Array.from(data.subarray(head * size + from * width, (head + 1) * size)),
  );
  return Float32Array.from(parts.flat());
}

/** @throws Error when two arrays are further apart than `most`, or not even of one length */
export function near(
  what: string,
  found: ArrayLike<number>,
  expected: ArrayLike<number>,
  most: number,
): void {
  const apart = distance(found, expected);
  // Written so that a NaN fails too.
  if (!(apart <= most)) throw new Error(`${what}: ${apart} apart, at most ${most} are allowed`);
}

/** @throws Error when two values of plain data differ */
export function same(what: string, found: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${what}: ${one} instead of ${other}`);
}

/** @throws Error when `holds` is false */
export function hold(what: string, holds: boolean): void {
  if (!holds) throw new Error(what);
}
