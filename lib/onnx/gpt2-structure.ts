/** Finds the parts of a GPT-2 in a graph, before anything is changed. */
import { type AttentionSite, attentionAt, refuseFused } from './attention';
import { type Embeddings, findEmbeddings } from './embeddings';
import { UnsupportedGraphError } from './errors';
import type { Graph } from './graph';
import { searchBack } from './graph-search';
import { type HeadOutputSite, headOutputBehind } from './head-output';
import { lastNormInput } from './layer-norm';
import { type MlpSite, mlpBefore } from './mlp';

/** The values and nodes of one graph that computes logits; L layers. */
export interface Gpt2Structure extends Embeddings {
  /** One a layer, in the order of computation. */
  readonly attention: readonly AttentionSite[];
  /** One a layer; undefined where those of one layer were not found. */
  readonly heads: readonly HeadOutputSite[] | undefined;
  /** One a layer; undefined where it was not found. */
  readonly mlp: readonly (MlpSite | undefined)[];
  /** L + 1 values [B, T, D]: the residual stream entering each block, and leaving the last. */
  readonly residual: readonly string[];
}

/** GPT-2 XL has 48 layers. */
const MOST_LAYERS = 256;

const RMS_NORM = /^(Skip)?SimplifiedLayerNormalization$|^RMSNormalization$/;

/**
 * Goes from the logits back to the embeddings, from layer norm to softmax to layer norm.
 *
 * @param logits the graph's value for the logits
 * @throws UnsupportedGraphError where the graph is not a GPT-2's
 */
export function findGpt2Structure(graph: Graph, logits: string): Gpt2Structure {
  refuseFused(graph);
  if (!graph.nodes.some(({ opType }) => opType === 'Softmax')) {
    throw new UnsupportedGraphError('no attention in the graph: it has no Softmax');
  }
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
    if (attention.length === MOST_LAYERS) {
      throw new UnsupportedGraphError(`the graph has more than ${MOST_LAYERS} layers`);
    }
    attention.unshift(site);
    residual.unshift(streamBefore(graph, site.query));
  }
  const stray = graph.nodes.find(
    (node) => node.opType === 'Softmax' && !attention.some(({ softmax }) => softmax === node),
  );
  if (stray) {
    throw new UnsupportedGraphError(
      attention.length === 0
        ? 'the residual stream was not followed back to this softmax: an operation hides the layer norms; choose a file that was exported without graph optimization'
        : 'a softmax outside of the blocks',
      stray.label,
    );
  }
  const mlp = residual.slice(1).map((stream) => mlpBefore(graph, stream));
  const found = attention.flatMap(({ softmax }) => headOutputBehind(graph, softmax) ?? []);
  const heads = found.length === attention.length ? found : undefined;
  return { attention, heads, mlp, residual, ...findEmbeddings(graph, residual[0] ?? '') };
}

/** Returns the residual stream as the last layer norm before `value` reads it. */
function streamBefore(graph: Graph, value: string): string {
  const stream = lastNormInput(graph, value);
  if (stream !== undefined) return stream;
  const rms = graph.nodes.find(({ opType }) => RMS_NORM.test(opType));
  if (rms) {
    throw new UnsupportedGraphError(
      'its norms are RMS norms, where GPT-2 has layer norms; it is another kind of model',
      rms.label,
    );
  }
  throw new UnsupportedGraphError(
    'no layer norm before it, as GPT-2 has one before each attention, each MLP and the logits; it is another kind of model, or an operation hides them',
    graph.producer(value)?.label ?? value,
  );
}
