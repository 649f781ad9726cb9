/** The switches that a graph edit adds: which heads count, and whether the mask is on. */
import type { AttentionSite } from './attention';
import type { Graph } from './graph';
import { Node } from './node';
import { BOOL, FLOAT } from './tensor';
import { elementType } from './walk';

/** Makes a name that no other value of the model has. */
export type Fresh = (name: string) => string;

/** Softmax(Where(causal, masked, score)): serves every kind of mask. */
export function addCausalSwitch(graph: Graph, sites: readonly AttentionSite[], fresh: Fresh): void {
  const on = fresh('causal.on');
  for (const { softmax, masked, score, castTo } of sites) {
    const chosen = fresh('causal.chosen');
    let unmasked = score;
    if (castTo !== undefined) {
      unmasked = fresh('causal.unmasked');
      graph.insertBefore(softmax, new Node('Cast', [score], [unmasked]).setInt('to', castTo));
    }
    graph.insertBefore(softmax, new Node('Where', [on, masked, unmasked], [chosen]));
    graph.redirect(masked, chosen, [softmax]);
  }
  graph.prepend(new Node('Cast', ['causal'], [on]).setInt('to', BOOL));
}

/** Multiplies the attention of head h in layer l by head_mask[l, h]. */
export function addHeadMask(graph: Graph, sites: readonly AttentionSite[], fresh: Fresh): void {
  const shape = graph.addConstant(fresh('head_mask.shape'), [1, -1, 1, 1]);
  for (const [layer, { softmax }] of sites.entries()) {
    const [attention = ''] = softmax.outputs;
    const [row, column, cast, counted] = ['row', 'column', 'cast', 'attention'].map((part) =>
      fresh(`head_mask.${layer}.${part}`),
    ) as [string, string, string, string];
    const readers = graph.consumers(attention);
    graph.insertAfter(
      softmax,
      new Node('Gather', ['head_mask', graph.addConstant(fresh('layer'), layer)], [row]),
      new Node('Reshape', [row, shape], [column]),
      new Node('Cast', [column], [cast]).setInt('to', elementType(graph, attention) ?? FLOAT),
      new Node('Mul', [attention, cast], [counted]),
    );
    graph.redirect(attention, counted, readers);
  }
}
