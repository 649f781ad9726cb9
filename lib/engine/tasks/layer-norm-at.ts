import { normInput } from '@/lib/block/norm-site';
import type { NormWeights } from '@/lib/onnx';
import type { Task } from '../task';
import { forwardPass } from './inspect';

export interface LayerNormRequest {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
  /** Which layer norm, in the order of computation: 0 … 2 L. */
  readonly which: number;
  /** The first position to return, 0 by default; the tokens before it are read all the same. */
  readonly from?: number;
}

/** What one layer norm reads at each position of a text, and its weights. */
export interface LayerNormAt {
  readonly ids: readonly number[];
  /** The one before where the file hides what the requested one reads. */
  readonly which: number;
  readonly from: number;
  /** One [D] for each position from `from` on. */
  readonly inputs: readonly Float32Array[];
  /** Undefined where the file does not hold them by themselves. */
  readonly weights?: NormWeights;
}

/** Returns what a layer norm has before it. */
export const layerNormAt: Task<LayerNormRequest, LayerNormAt> = async (
  opened,
  { ids, which: wanted, from = 0 },
  { between },
) => {
  await between();
  const pass = await forwardPass(opened, { ids, parts: ['residual', 'residualMid'] });
  const hidden = normInput(pass, wanted, 0) === undefined;
  const which = hidden ? wanted - 1 : wanted;
  const inputs = ids.slice(from).map((_, i) => normInput(pass, which, from + i)?.slice());
  const weights = hidden ? undefined : opened.tables.norms[which];
  return {
    ids: [...ids],
    which,
    from,
    inputs: inputs.filter((input) => input !== undefined),
    ...(weights ? { weights } : {}),
  };
};
