/** Finds what each head gives to its attention's output projection, W_O. */
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';
import { downstream, wayBack } from './graph-search';

/** Where the outputs of one layer's heads are put side by side. */
export interface HeadOutputSite {
  /** [B, H, T, d]: the sum of the values, weighted by attention, of each head. */
  readonly value: string;
  /** Reads `value`, and returns [B, T, H, d]. */
  readonly transpose: GraphNode;
}

/**
 * Operations between the softmax and the transpose: the product with the values, as it comes. The
 * Where puts zeros in the place of rows that see no key (sdpa).
 */
const WEIGHTED_SUM = new Set([
  ...['MatMul', 'FusedMatMul', 'MatMulInteger', 'DynamicQuantizeLinear', 'DequantizeLinear'],
  ...['Mul', 'Cast', 'Identity', 'Dropout', 'Reshape', 'Where'],
]);

/** Returns the outputs of the heads behind a softmax; undefined where they were not found. */
export function headOutputBehind(graph: Graph, softmax: GraphNode): HeadOutputSite | undefined {
  const transpose = downstream(graph, softmax.outputs[0] ?? '').find(
    ({ opType }) => opType === 'Transpose',
  );
  const value = transpose?.inputs[0];
  if (!transpose || !value || `${transpose.ints('perm')}` !== '0,2,1,3') return undefined;
  const before = wayBack(graph, value, new Set(['Softmax']), WEIGHTED_SUM);
  return before?.goal === softmax ? { value, transpose } : undefined;
}
