import { rowOf } from '@/lib/trace/forward-pass';
import type { Streams } from './flow';

/**
 * Where a layer norm stands. They are counted in the order of computation: 2 l before the attention
 * of layer l, 2 l + 1 before its MLP, 2 L before the unembedding.
 */
export interface NormSite {
  /** From 0; undefined for the final one. */
  readonly layer: number | undefined;
  readonly before: 'attention' | 'mlp' | 'unembedding';
}

export function normSite(which: number, layers: number): NormSite {
  if (which === 2 * layers) return { layer: undefined, before: 'unembedding' };
  return { layer: Math.floor(which / 2), before: which % 2 === 0 ? 'attention' : 'mlp' };
}

/** [D]: what layer norm `which` reads at position t; undefined where the model's file hides it. */
export function normInput(
  { shape, residual, residualMid }: Streams,
  which: number,
  t: number,
): Float32Array | undefined {
  const matrix = (which % 2 === 0 ? residual : residualMid)?.[Math.floor(which / 2)];
  return matrix && rowOf(matrix, t, shape.width);
}
