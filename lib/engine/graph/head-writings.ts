import { rowOf } from '@/lib/trace/forward-pass';
import { feedsFor, noPast } from './feeds';
import { floats, type OpenGraph } from './session';
import type { StreamEdit } from './stream-edits';

/** What attention writes into the residual stream at one position. */
export interface HeadWritings {
  /** [L][H] of [D]: each head's output times its part of W_O. */
  readonly heads: readonly (readonly Float32Array[])[];
  /** [L] of [D] */
  readonly bias: readonly Float32Array[];
}

/**
 * Returns what each head writes, by the model's own arithmetic, whatever its weights are stored as:
 * one pass over H + 1 tokens with an empty stream. At token h of each layer only head h gives its
 * output, at the last none does: there the bias is left.
 *
 * @param outputs [L] of [H, d]: the heads' outputs at the position
 * @param token any token's id
 */
export async function headWritings(
  graph: OpenGraph,
  outputs: readonly Float32Array[],
  token: number,
): Promise<HeadWritings> {
  const { heads, width } = graph.shape;
  const depth = width / heads;
  const nothing = { stream: new Float32Array(width), head: new Float32Array(depth) };
  const edits = outputs.flatMap((output, layer): StreamEdit[] => [
    { layer, vector: nothing.stream },
    ...Array.from({ length: heads }, (_, head) => [
      { layer, head, vector: nothing.head },
      { layer, head, position: head, vector: rowOf(output, head, depth) },
    ]).flat(),
  ]);
  const ids = new Array<number>(heads + 1).fill(token);
  const names = outputs.map((_, l) => `residual_mid.${l}`);
  const found = await graph.session.run(
    feedsFor(graph, ids, noPast(graph), { edits: [edits] }),
    names,
  );
  const written = names.map((name) => floats(found[name], name));
  const bias = written.map((rows) => rowOf(rows, heads, width));
  return {
    heads: written.map((rows, l) =>
      Array.from({ length: heads }, (_, head) =>
        rowOf(rows, head, width).map((x, i) => x - (bias[l]?.[i] as number)),
      ),
    ),
    bias,
  };
}

/**
 * Returns one head's rows of W_O, [d] of [D], by the model's own arithmetic: one pass over d + 1
 * tokens, in which the head gives a 1 in its first number at the first token, in its second at the
 * second, and so on, and every other head nothing. A file of 8 bits holds 0 and 1 exactly.
 *
 * @param token any token's id
 */
export async function outputRows(
  graph: OpenGraph,
  layer: number,
  head: number,
  token: number,
): Promise<readonly Float32Array[]> {
  const { heads, width } = graph.shape;
  const depth = width / heads;
  const one = (j: number) => Float32Array.from({ length: depth }, (_, i) => (i === j ? 1 : 0));
  const edits: StreamEdit[] = [
    { layer, vector: new Float32Array(width) },
    ...Array.from({ length: heads }, (_, h) => ({
      layer,
      head: h,
      vector: new Float32Array(depth),
    })),
    ...Array.from({ length: depth }, (_, j) => ({ layer, head, position: j, vector: one(j) })),
  ];
  const ids = new Array<number>(depth + 1).fill(token);
  const name = `residual_mid.${layer}`;
  const found = await graph.session.run(feedsFor(graph, ids, noPast(graph), { edits: [edits] }), [
    name,
  ]);
  const written = floats(found[name], name);
  const bias = rowOf(written, depth, width);
  return Array.from({ length: depth }, (_, j) =>
    rowOf(written, j, width).map((x, i) => x - (bias[i] as number)),
  );
}
