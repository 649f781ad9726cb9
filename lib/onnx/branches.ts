/** Finds the graphs of a model that compute logits: its root, or both branches of a root If. */
import { UnsupportedGraphError } from './errors';
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';

/** A graph that computes logits. */
export interface Branch {
  readonly graph: Graph;
  /** Its own name for the logits. */
  readonly logits: string;
}

/** The graphs that compute logits, and the If that chooses between them. */
export interface Branches {
  readonly branches: readonly Branch[];
  readonly ifNode: GraphNode | undefined;
}

/** @throws UnsupportedGraphError when the model is no decoder with input_ids and logits */
export function findBranches(root: Graph): Branches {
  if (!root.inputs.some(({ name }) => name === 'input_ids')) {
    throw new UnsupportedGraphError('not a text decoder: no input "input_ids"');
  }
  if (!root.outputs.some(({ name }) => name === 'logits')) {
    throw new UnsupportedGraphError('not a text decoder: no output "logits"');
  }
  const last = root.producer('logits');
  if (last?.opType !== 'If') {
    return { branches: [{ graph: root, logits: 'logits' }], ifNode: undefined };
  }
  const index = last.outputs.indexOf('logits');
  const branches = [...root.subgraphs(last).values()].map((graph) => {
    const logits = graph.outputs[index]?.name;
    if (logits === undefined || graph.outputs.length !== last.outputs.length) {
      throw new UnsupportedGraphError('a branch has other outputs than its If', last.label);
    }
    return { graph, logits };
  });
  if (branches.length !== 2) throw new UnsupportedGraphError('an If without branches', last.label);
  return { branches, ifNode: last };
}

/** H and D = H d, from the declared shape of the key/value cache, [B, H, K, d]. */
export function readSizes(root: Graph): { heads: number; width: number } {
  for (const name of ['past_key_values.0.key', 'present.0.key']) {
    const [, heads, , each] = root.declared(name)?.dims ?? [];
    if (heads && each) return { heads, width: heads * each };
  }
  throw new UnsupportedGraphError('the key/value cache does not tell the number of heads');
}
