/** Finds where token and position embeddings are looked up and added. */
import { UnsupportedGraphError } from './errors';
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';
import { dependsOn, source, wayBack } from './graph-search';

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

/** Operations between a lookup and the sum that leave the rows as they are. */
const UNCHANGED = new Set([
  ...['Cast', 'Identity', 'Dropout', 'DequantizeLinear'],
  ...['Reshape', 'Unsqueeze', 'Squeeze', 'Expand'],
]);

/**
 * @param sum the residual stream entering the first block: token plus position embedding
 * @throws UnsupportedGraphError where it is not the sum of two lookups
 */
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
    'the first block does not read the sum of a row of the token table and a row of a position table, as GPT-2 does; it is another kind of model',
    add?.label,
  );
}

function lookup(graph: Graph, value: string): Lookup | undefined {
  const gather = wayBack(graph, value, LOOKUPS, UNCHANGED)?.goal;
  return gather && { gather, value };
}

/** Returns the shape of the table that is looked up, [rows, D]; undefined where it is not stored. */
export function tableDims(graph: Graph, { gather }: Lookup): readonly number[] | undefined {
  const stored = source(graph, gather.inputs[0] ?? '');
  const before = graph.producer(stored);
  const table = before?.opType === 'DequantizeLinear' ? (before.inputs[0] ?? '') : stored;
  return graph.constant(table)?.dims;
}
