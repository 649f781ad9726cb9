/** Takes SkipLayerNormalization apart, which hides the residual stream (optimum -O2). */
import type { Graph } from './graph';
import { GraphNode } from './graph-node';

/**
 * Puts the sum and the LayerNormalization that it computes in the place of each
 * SkipLayerNormalization. Its inputs are input, skip, gamma, beta and bias; its outputs the norm,
 * two statistics that no exporter reads, and the sum.
 */
export function expandSkipLayerNorms(graph: Graph): void {
  if (!graph.nodes.some(({ opType }) => opType === 'SkipLayerNormalization')) return;
  const taken = graph.names();
  graph.expandNodes((node) => {
    if (node.opType !== 'SkipLayerNormalization') return undefined;
    const [input = '', skip = '', gain = '', offset = '', bias] = node.inputs;
    const [norm = '', mean, deviation, stream] = node.outputs;
    const sum = stream || `${norm}.sum`;
    const biased = `${norm}.biased`;
    const isFree = (stream || !taken.has(sum)) && !taken.has(biased);
    if (mean || deviation || !isFree) return undefined;
    return [
      ...(bias ? [new GraphNode('Add', [input, bias], [biased])] : []),
      new GraphNode('Add', [bias ? biased : input, skip], [sum]),
      new GraphNode('LayerNormalization', [sum, gain, ...(offset ? [offset] : [])], [norm])
        .setInt('axis', -1)
        .copyAttribute('epsilon', node),
    ];
  });
}
