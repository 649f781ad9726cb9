/** Finds the attention of each layer, starting from its softmax. */
import { UnsupportedGraphError } from './errors';
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';
import { type BackwardStep, wayBack } from './graph-search';
import { isZero } from './stored-numbers';

/** Where one layer's attention is computed. B batch, H heads, Q queries, K keys, d head width. */
export interface AttentionSite {
  readonly softmax: GraphNode;
  /** [B, H, Q, K]: scaled scores with every mask applied, as the softmax reads them. */
  readonly masked: string;
  /** [B, H, Q, K]: scaled scores before the first mask. */
  readonly score: string;
  /** Element type that scores are cast to between `score` and `masked`; undefined for no cast. */
  readonly castTo: number | undefined;
  /** [B, H, Q, d]: queries, before any scaling. */
  readonly query: string;
}

/** Operations between the product of queries and keys and the softmax. */
const MASKS = new Set(['Add', 'Sub', 'Where']);
const SCALES = new Set(['Mul', 'Div', 'Cast', 'Identity']);
const BEFORE_SOFTMAX = new Set([...MASKS, ...SCALES, 'Reshape']);
const PRODUCTS = new Set(['MatMul', 'FusedMatMul', 'MatMulInteger']);

/** Operations between the queries' transpose and their product with the keys. */
const BEFORE_PRODUCT = new Set([
  ...[...SCALES, 'Reshape'],
  ...['DynamicQuantizeLinear', 'DequantizeLinear'],
]);

/** @throws UnsupportedGraphError for fused attention, whose scores and weights are not outputs */
export function refuseFused(graph: Graph): void {
  const fused = graph.nodes.find(({ opType }) => /Attention$/.test(opType));
  if (!fused) return;
  throw new UnsupportedGraphError(
    'attention is fused into one operation, which keeps its weights to itself; choose a file that was exported without fused attention (optimum: no -O3 or -O4)',
    fused.label,
  );
}

/**
 * Returns the attention around a softmax.
 *
 * @throws UnsupportedGraphError where the softmax does not read scores of queries and keys
 */
export function attentionAt(graph: Graph, softmax: GraphNode): AttentionSite {
  const masked = softmax.inputs[0] ?? '';
  const scores = wayBack(graph, masked, PRODUCTS, BEFORE_SOFTMAX);
  if (!scores) {
    throw new UnsupportedGraphError('no product of queries and keys before it', softmax.label);
  }
  const { goal: product, steps } = scores;
  const afterHeads = splitByHeads(graph, steps);
  const firstMask = afterHeads.findLastIndex(({ node }) => MASKS.has(node.opType));
  const casts = afterHeads.slice(0, firstMask + 1).filter(({ node }) => node.opType === 'Cast');
  const queries = wayBack(graph, product.inputs[0] ?? '', new Set(['Transpose']), BEFORE_PRODUCT);
  const query = queries?.goal.outputs[0];
  if (!query) throw new UnsupportedGraphError('no queries in front of it', product.label);
  const unmasked = firstMask < 0 ? masked : (afterHeads[firstMask]?.input ?? masked);
  return { softmax, masked, score: unmasked, castTo: casts[0]?.node.int('to'), query };
}

/**
 * Returns the steps at which scores are [B, H, Q, K]. With `reorder_and_upcast_attn` the product
 * is [B H, Q, K] and reshaped behind its scaling (torch.baddbmm with beta = 0, so that something
 * times zero is added to it).
 */
function splitByHeads(graph: Graph, steps: readonly BackwardStep[]): readonly BackwardStep[] {
  const reshape = steps.findLastIndex(({ node }) => node.opType === 'Reshape');
  if (reshape < 0) return steps;
  for (const { node, input } of steps.slice(reshape + 1)) {
    if (!MASKS.has(node.opType)) continue;
    const others = node.inputs.filter((other) => other !== input);
    if (node.opType !== 'Add' || !others.every((other) => isZero(graph, other))) {
      throw new UnsupportedGraphError('scores are masked before heads are told apart', node.label);
    }
  }
  return steps.slice(0, reshape);
}
