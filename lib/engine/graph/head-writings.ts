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
