/** Finds where token and position embeddings are looked up and added. */
import { UnsupportedGraphError } from './errors';
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';
import { dependsOn, searchBack } from './graph-search';

/** One lookup: a Gather from a table, and the value that goes into the sum. */
export interface Lookup {
  readonly gather: GraphNode;
  /** [B or 1, T, D] */
  readonly value: string;
}

export interface Embeddings {
  readonly token: Lookup;
  readonly position: Lookup;
}

const LOOKUPS = new Set(['Gather', 'GatherBlockQuantized']);

/** @param sum the residual stream entering the first block: token plus position embedding */
export function findEmbeddings(graph: Graph, sum: string): Embeddings {
  const add = graph.producer(sum);
  const [first, second] = add?.opType === 'Add' ? add.inputs.map((v) => lookup(graph, v)) : [];
  if (add && first && second) {
    const [firstIsToken, secondIsToken] = [first, second].map(({ gather }) =>
      dependsOn(graph, gather.inputs[1] ?? '', 'input_ids'),
    );
    if (firstIsToken && !secondIsToken) return { token: first, position: second };
    if (secondIsToken && !firstIsToken) return { token: second, position: first };
  }
  throw new UnsupportedGraphError(
    'the first block does not read the sum of a token and a position embedding',
    add?.label,
  );
}

function lookup(graph: Graph, value: string): Lookup | undefined {
  const gather = searchBack(graph, value, (node) => (LOOKUPS.has(node.opType) ? node : undefined));
  return gather && { gather, value };
}
