/** Finds the attention of each layer by walking from its softmax. */
import { UnsupportedGraphError } from './errors';
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';

/** Where one layer's attention is computed. B batch, H heads, Q queries, K keys, d head width. */
export interface AttentionSite {
  readonly softmax: GraphNode;
  /** [B, H, Q, K]: scaled scores with every mask applied, as the softmax reads them. */
  readonly masked: string;
  /** [B, H, Q, K]: scaled scores before the first mask. */
  readonly score: string;
  /** Element type to which scores are cast between `score` and `masked`, if they are. */
  readonly castTo: number | undefined;
  /** [B, H, Q, d]: queries, before any scaling. */
  readonly query: string;
}

/** A node, and which of its inputs the walk went on to. */
interface Step {
  readonly node: GraphNode;
  readonly input: string;
}

/** What can stand between the product of queries and keys and the softmax. */
const MASKS = new Set(['Add', 'Sub', 'Where']);
const SCALES = new Set(['Mul', 'Div', 'Cast', 'Identity']);
const PRODUCTS = new Set(['MatMul', 'FusedMatMul', 'MatMulInteger']);

/** What can stand between the queries' transpose and their product with the keys. */
const BEFORE_PRODUCT = new Set([...SCALES, 'DynamicQuantizeLinear', 'DequantizeLinear']);

/** Fused attention keeps its scores and weights to itself. */
export function refuseFused(graph: Graph): void {
  const fused = graph.nodes.find(({ opType }) => /Attention$/.test(opType));
  if (fused) throw new UnsupportedGraphError('attention is fused into one operation', fused.label);
}

/** The attention around a softmax. Throws when there is none: then the graph is not understood. */
export function attentionAt(graph: Graph, softmax: GraphNode): AttentionSite {
  const masked = softmax.inputs[0] ?? '';
  const scores = walkTo(graph, masked, PRODUCTS, new Set([...MASKS, ...SCALES]));
  if (!scores) {
    throw new UnsupportedGraphError('no product of queries and keys before it', softmax.label);
  }
  const { product, steps } = scores;
  const firstMask = steps.findLastIndex(({ node }) => MASKS.has(node.opType));
  const casts = steps.slice(0, firstMask + 1).filter(({ node }) => node.opType === 'Cast');
  const queries = walkTo(graph, product.inputs[0] ?? '', new Set(['Transpose']), BEFORE_PRODUCT);
  const query = queries?.product.outputs[0];
  if (!query) throw new UnsupportedGraphError('no queries in front of it', product.label);
  return {
    softmax,
    masked,
    score: steps[firstMask]?.input ?? masked,
    castTo: casts[0]?.node.int('to'),
    query,
  };
}

/** The way back from `value` to the nearest `goal`, through operations in `through` only. */
function walkTo(
  graph: Graph,
  value: string,
  goal: ReadonlySet<string>,
  through: ReadonlySet<string>,
  seen = new Set<string>(),
): { product: GraphNode; steps: Step[] } | undefined {
  if (seen.has(value)) return undefined;
  seen.add(value);
  const node = graph.producer(value);
  if (!node) return undefined;
  if (goal.has(node.opType)) return { product: node, steps: [] };
  if (!through.has(node.opType)) return undefined;
  for (const input of node.inputs) {
    const rest = walkTo(graph, input, goal, through, seen);
    if (rest) return { product: rest.product, steps: [{ node, input }, ...rest.steps] };
  }
  return undefined;
}
