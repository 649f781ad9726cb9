import { joined } from '@/lib/maths/joined';
import { rowOf } from '@/lib/trace/forward-pass';
import { feedsFor, noPast } from './feeds';
import { floats, type GraphTensor, type OpenGraph } from './session';
import type { StreamEdit } from './stream-edits';

/** What attention writes into the residual stream at one position. */
export interface HeadWritings {
  /** [L][H] of [D]: each head's output times its part of W_O. */
  readonly heads: readonly (readonly Float32Array[])[];
  /** [L] of [D] */
  readonly bias: readonly Float32Array[];
}

/** Returns what heads give at one position, [H, d], of what they give at all T, [H, T, d]. */
export function headOutputsAt(outputs: Float32Array, position: number, T: number, heads: number) {
  const depth = outputs.length / (heads * T);
  return joined(Array.from({ length: heads }, (_, h) => rowOf(outputs, h * T + position, depth)));
}

/** Returns a vector of zeros but for one number. */
export const unitVector = (width: number, at: number, value = 1): Float32Array =>
  new Float32Array(width).fill(value, at, at + 1);

/**
 * Returns the changes after which nothing is left of a layer's stream, nor of what its heads give, at any
 * position: what is put there afterwards stands alone.
 */
export const emptyLayer = ({ heads, width }: OpenGraph['shape'], layer: number): StreamEdit[] => [
  { layer, vector: new Float32Array(width) },
  ...Array.from({ length: heads }, (_, head) => ({
    ...{ layer, head },
    vector: new Float32Array(width / heads),
  })),
];

/** Runs a pass of token 0 all along, whose stream the changes replace. */
export function runEdited(
  graph: OpenGraph,
  tokens: number,
  edits: readonly StreamEdit[],
  names: readonly string[],
): Promise<Record<string, GraphTensor>> {
  const ids = new Array<number>(tokens).fill(0);
  return graph.session.run(feedsFor(graph, ids, noPast(graph), { edits: [edits] }), [...names]);
}

/** Returns row i of a matrix [T, D] less its last row, which has the bias alone. */
export function withoutBias(rows: Float32Array, i: number, width: number): Float32Array {
  const bias = rows.subarray(-width);
  return rowOf(rows, i, width).map((x, d) => x - (bias[d] as number));
}

/**
 * Returns what each head writes, by the model's own arithmetic, whatever its weights are stored as:
 * one pass over H + 1 tokens with an empty stream. At token h of each layer only head h gives its
 * output, at the last none does: there the bias is left.
 *
 * @param outputs [L] of [H, d]: the heads' outputs at the position
 */
export async function headWritings(
  graph: OpenGraph,
  outputs: readonly Float32Array[],
): Promise<HeadWritings> {
  const { heads, width } = graph.shape;
  const edits = outputs.flatMap((output, layer): StreamEdit[] => [
    ...emptyLayer(graph.shape, layer),
    ...Array.from({ length: heads }, (_, head) => ({
      ...{ layer, head, position: head },
      vector: rowOf(output, head, width / heads),
    })),
  ]);
  const names = outputs.map((_, l) => `residual_mid.${l}`);
  const found = await runEdited(graph, heads + 1, edits, names);
  const written = names.map((name) => floats(found[name], name));
  return {
    heads: written.map((rows) =>
      Array.from({ length: heads }, (_, head) => withoutBias(rows, head, width)),
    ),
    bias: written.map((rows) => rowOf(rows, heads, width)),
  };
}

/**
 * Returns one head's rows of W_O, [d] of [D], by the model's own arithmetic: one pass over d + 1
 * tokens, in which the head gives a 1 in its first number at the first token, in its second at the
 * second, and so on, and every other head nothing. A file of 8 bits holds 0 and 1 exactly.
 */
export async function outputRows(
  graph: OpenGraph,
  layer: number,
  head: number,
): Promise<readonly Float32Array[]> {
  const { heads, width } = graph.shape;
  const depth = width / heads;
  const edits: StreamEdit[] = [
    ...emptyLayer(graph.shape, layer),
    ...Array.from({ length: depth }, (_, position) => ({
      ...{ layer, head, position },
      vector: unitVector(depth, position),
    })),
  ];
  const name = `residual_mid.${layer}`;
  const found = await runEdited(graph, depth + 1, edits, [name]);
  const written = floats(found[name], name);
  return Array.from({ length: depth }, (_, j) => withoutBias(written, j, width));
}
