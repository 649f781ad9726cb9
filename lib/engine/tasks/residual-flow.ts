import { type Station, streamFlow } from '@/lib/block/flow';
import type { Task } from '../task';
import { forwardPass } from './inspect';

export interface ResidualFlowRequest {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
  /** The first position to return, 0 by default; the tokens before it are read all the same. */
  readonly from?: number;
}

/** How the vectors of a text come about. */
export interface ResidualFlows {
  /** One for each position from `from` on: its stations, from the embedding to the last block. */
  readonly flows: readonly (readonly Station[])[];
}

/** Measures the residual stream of each token at every station. */
export const residualFlow: Task<ResidualFlowRequest, ResidualFlows> = async (
  opened,
  { ids, from = 0 },
  { between },
) => {
  await between();
  const pass = await forwardPass(opened, { ids, parts: ['residual', 'residualMid'] });
  return { flows: ids.slice(from).map((_, i) => streamFlow(pass, from + i)) };
};
