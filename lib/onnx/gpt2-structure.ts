/** What is where in a GPT-2's graph. Found before anything is changed. */
import { type AttentionSite, attentionAt, refuseFused } from './attention';
import { type Embeddings, findEmbeddings } from './embeddings';
import { UnsupportedGraphError } from './errors';
import type { Graph } from './graph';
import { searchBack } from './graph-search';
import { lastNormInput } from './layer-norm';
import { type MlpSite, mlpBefore } from './mlp';

/** The values and nodes of one graph that computes logits; L layers. */
export interface Gpt2Structure extends Embeddings {
  /** One a layer, in the order of computation. */
  readonly attention: readonly AttentionSite[];
  /** One a layer; undefined where a form hides it. */
  readonly mlp: readonly (MlpSite | undefined)[];
  /** L + 1 values [B, T, D]: the residual stream entering each block, and leaving the last. */
  readonly residual: readonly string[];
}

/**
 * Goes from the logits back to the embeddings, from layer norm to softmax to layer norm.
 *
 * @param logits the graph's value for the logits
 */
export function findGpt2Structure(graph: Graph, logits: string): Gpt2Structure {
  refuseFused(graph);
  const attention: AttentionSite[] = [];
  const residual = [streamBefore(graph, logits)];
  for (;;) {
    const softmax = searchBack(graph, residual[0] ?? '', (node) =>
      node.opType === 'Softmax' ? node : undefined,
    );
    if (!softmax) break;
    const site = attentionAt(graph, softmax);
    if (attention.some((other) => other.softmax === softmax)) {
      throw new UnsupportedGraphError('attention feeds on itself', softmax.label);
    }
    attention.unshift(site);
    residual.unshift(streamBefore(graph, site.query));
  }
  if (attention.length === 0) throw new UnsupportedGraphError('no attention in the graph');
  const stray = graph.nodes.find(
    (node) => node.opType === 'Softmax' && !attention.some(({ softmax }) => softmax === node),
  );
  if (stray) throw new UnsupportedGraphError('a softmax outside of the blocks', stray.label);
  const mlp = residual.slice(1).map((stream) => mlpBefore(graph, stream));
  return { attention, mlp, residual, ...findEmbeddings(graph, residual[0] ?? '') };
}

/** The residual stream as the last layer norm before `value` reads it. */
function streamBefore(graph: Graph, value: string): string {
  const stream = lastNormInput(graph, value);
  if (stream !== undefined) return stream;
  throw new UnsupportedGraphError('no layer norm before it', graph.producer(value)?.label ?? value);
}
