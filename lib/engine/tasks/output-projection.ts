import type { OutputProjection } from '@/lib/heads/projection';
import { dot } from '@/lib/maths/dot';
import { joined } from '@/lib/maths/joined';
import { rowOf } from '@/lib/trace/forward-pass';
import { headOutputsAt, headWritings, outputRows } from '../graph/head-writings';
import type { Task } from '../task';
import { forwardPass } from './inspect';
import { hides, NEEDED } from './ledger';

export interface OutputProjectionRequest {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
  /** From 0, as are the head and the position. */
  readonly layer: number;
  /** The head that is followed number by number. */
  readonly head: number;
  readonly position: number;
  /** The only places of the stream to return in full; all D by default. */
  readonly places?: readonly number[];
}

/**
 * Returns what each head of a layer adds to the residual stream, in three passes.
 *
 * @throws EngineFailure 'unsupported-graph' where the model's file hides the outputs of its heads
 * @throws EngineFailure 'too-long' when the text has more tokens than the context
 */
export const outputProjection: Task<OutputProjectionRequest, OutputProjection> = async (
  opened,
  { ids, layer, head, position, places },
  { between },
) => {
  const { graph } = opened.model;
  const { heads, width } = graph.shape;
  const depth = width / heads;
  await between();
  const parts = ['headOutput', 'residual', 'residualMid'] as const;
  const { headOutput, residual, residualMid } = await forwardPass(opened, { ids, parts });
  if (!headOutput) throw hides(NEEDED.headOutput);
  if (!residualMid) throw hides(NEEDED.residualMid);
  const outputs = headOutput.map((z) => headOutputsAt(z, position, ids.length, heads));
  const [before = new Float32Array(), after = before] = [residual, residualMid].map((part) =>
    rowOf(part?.[layer] ?? new Float32Array(), position, width).slice(),
  );
  await between();
  const all = await headWritings(graph, outputs);
  await between();
  const rows = await outputRows(graph, layer, head);
  const own = [...rowOf(outputs[layer] ?? new Float32Array(), head, depth)];
  const column = (place: number) => rows.map((row) => row[place] as number);
  const written = (all.heads[layer] ?? []).map((row, h) =>
    h === head ? row.map((_, i) => dot(own, column(i))) : row,
  );
  const bias = all.bias[layer] ?? new Float32Array(width);
  const wanted = places ?? Array.from({ length: width }, (_, i) => i);
  return {
    ...{ ids: [...ids], layer, head, position, own, bias: bias.slice(), before, after },
    outputs: outputs[layer] ?? new Float32Array(),
    written: joined(written),
    places: wanted.map((place) => ({
      ...{ place, weights: column(place) },
      written: written.map((row) => row[place] as number),
      bias: bias[place] as number,
      before: before[place] as number,
      after: after[place] as number,
    })),
  };
};
