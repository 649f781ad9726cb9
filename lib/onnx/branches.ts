/** Finds the graphs of a model that compute logits: its root, or both branches of a root If. */
import { UnsupportedGraphError } from './errors';
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';
import { searchBack, source } from './graph-search';

/** A graph that computes logits. */
export interface Branch {
  readonly graph: Graph;
  /** The graph's own name for the logits. */
  readonly logits: string;
  /** The value of the If's condition that chooses this graph; undefined without an If. */
  readonly when: boolean | undefined;
}

/** The graphs that compute logits, and the If that chooses between them. */
export interface Branches {
  readonly branches: readonly Branch[];
  readonly ifNode: GraphNode | undefined;
}

/**
 * Finds the If behind any casts that the root has around it, as in merged files that were
 * converted to float16 with float32 inputs and outputs.
 *
 * @throws UnsupportedGraphError where the model is not a decoder with input_ids and logits
 */
export function findBranches(root: Graph): Branches {
  if (!root.inputs.some(({ name }) => name === 'input_ids')) {
    throw new UnsupportedGraphError('not a text decoder: no input "input_ids"');
  }
  if (!root.outputs.some(({ name }) => name === 'logits')) {
    throw new UnsupportedGraphError('not a text decoder: no output "logits"');
  }
  const value = source(root, 'logits');
  const last = root.producer(value);
  if (last?.opType !== 'If') {
    refuseWorkBehindIf(root);
    return { branches: [{ graph: root, logits: 'logits', when: undefined }], ifNode: undefined };
  }
  const index = last.outputs.indexOf(value);
  const branches = [...root.subgraphs(last)].map(([name, graph]) => {
    const logits = graph.outputs[index]?.name;
    if (logits === undefined || graph.outputs.length !== last.outputs.length) {
      throw new UnsupportedGraphError('a branch has other outputs than its If', last.label);
    }
    return { graph, logits, when: name === 'then_branch' };
  });
  if (branches.length !== 2) throw new UnsupportedGraphError('an If without branches', last.label);
  return { branches, ifNode: last };
}

/** Throws where logits are computed from what an If returns, by more than casts. */
function refuseWorkBehindIf(root: Graph): void {
  const choice = searchBack(root, 'logits', (node) => (node.opType === 'If' ? node : undefined));
  const works = choice && [...root.subgraphs(choice).values()].some(hasSoftmax);
  if (!works) return;
  throw new UnsupportedGraphError(
    'the logits are computed from what its branches return; choose the file without a merged cache (model.onnx)',
    root.producer(source(root, 'logits'))?.label,
  );
}

const hasSoftmax = (graph: Graph): boolean =>
  graph.nodes.some(({ opType }) => opType === 'Softmax');
