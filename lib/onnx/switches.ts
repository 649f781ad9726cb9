/** Adds the inputs that scale heads and switch the causal mask off. */
import type { AttentionSite } from './attention';
import type { Graph } from './graph';
import { GraphNode } from './graph-node';
import { elementType } from './graph-search';
import { BOOL, FLOAT } from './tensor';

/** Returns a name that no other value of the model has. */
export type MakeName = (name: string) => string;

/** Makes attention Softmax(Where(causal, masked, score)), whatever the mask is made of. */
export function addCausalSwitch(
  graph: Graph,
  sites: readonly AttentionSite[],
  makeName: MakeName,
): void {
  const on = makeName('causal.on');
  for (const { softmax, masked, score, castTo } of sites) {
    const chosen = makeName('causal.chosen');
    let unmasked = score;
    if (castTo !== undefined) {
      unmasked = makeName('causal.unmasked');
      graph.insertBefore(softmax, new GraphNode('Cast', [score], [unmasked]).setInt('to', castTo));
    }
    graph.insertBefore(softmax, new GraphNode('Where', [on, masked, unmasked], [chosen]));
    graph.redirect(masked, chosen, [softmax]);
  }
  graph.prepend(new GraphNode('Cast', ['causal'], [on]).setInt('to', BOOL));
}

/** Multiplies the attention of head h in layer l by head_mask[l, h]. */
export function addHeadMask(
  graph: Graph,
  sites: readonly AttentionSite[],
  makeName: MakeName,
): void {
  const shape = graph.addConstant(makeName('head_mask.shape'), [1, -1, 1, 1]);
  for (const [layer, { softmax }] of sites.entries()) {
    const [attention = ''] = softmax.outputs;
    const [row, column, cast, counted] = ['row', 'column', 'cast', 'attention'].map((part) =>
      makeName(`head_mask.${layer}.${part}`),
    ) as [string, string, string, string];
    const readers = graph.consumers(attention);
    graph.insertAfter(
      softmax,
      new GraphNode('Gather', ['head_mask', graph.addConstant(makeName('layer'), layer)], [row]),
      new GraphNode('Reshape', [row, shape], [column]),
      new GraphNode('Cast', [column], [cast]).setInt('to', elementType(graph, attention) ?? FLOAT),
      new GraphNode('Mul', [attention, cast], [counted]),
    );
    graph.redirect(attention, counted, readers);
  }
}
