import type { NormWeights } from '@/lib/onnx';
import type { Task } from '../task';

export interface NormWeightsRequest {
  /** Which layer norm, in the order of computation: 0 … 2 L. */
  readonly which: number;
}

/** Gain and bias of one layer norm; undefined where the file does not keep them by themselves. */
export const normWeights: Task<NormWeightsRequest, NormWeights | undefined> = async (
  { tables: { norms } },
  { which },
) => norms[which];
