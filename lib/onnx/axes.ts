/** Builds Squeeze and Unsqueeze, whose axes are an attribute before operator set 13. */
import type { Graph } from './graph';
import { GraphNode } from './graph-node';
import type { MakeName } from './switches';

/** What an edit of a graph needs to know of its model. */
export interface Naming {
  /** Version of the standard operator set. */
  readonly opset: number;
  readonly makeName: MakeName;
}

/** Returns a node that adds or drops one dimension of size 1. */
export function withAxis(
  opType: 'Squeeze' | 'Unsqueeze',
  graph: Graph,
  [value, output]: readonly [string, string],
  axis: number,
  { opset, makeName }: Naming,
): GraphNode {
  if (opset < 13) return new GraphNode(opType, [value], [output]).setInts('axes', [axis]);
  const axes = graph.addConstant(makeName('axes'), [axis]);
  return new GraphNode(opType, [value, axes], [output]);
}
