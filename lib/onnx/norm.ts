/** Finds layer norms: as one operation, or taken apart (operator sets before 17). */
import type { Graph } from './graph';
import type { Node } from './node';
import { searchBack, source } from './walk';

/**
 * The value that a layer norm reads, if `node` is one or the `x - mean(x)` at the head of one.
 * Casts in front of it are left behind, so it is the residual stream itself.
 */
function normInput(graph: Graph, node: Node): string | undefined {
  const [first, second] = node.inputs;
  if (!first) return undefined;
  if (node.opType === 'LayerNormalization') return source(graph, first);
  if (node.opType !== 'Sub' || !second) return undefined;
  const mean = graph.producer(source(graph, second));
  if (mean?.opType !== 'ReduceMean' || !mean.inputs[0]) return undefined;
  const value = source(graph, first);
  return source(graph, mean.inputs[0]) === value ? value : undefined;
}

/** The input of the last layer norm that `value` went through. */
export function lastNormInput(graph: Graph, value: string): string | undefined {
  return searchBack(graph, value, (node) => normInput(graph, node));
}
