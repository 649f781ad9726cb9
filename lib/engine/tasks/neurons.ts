import { gelu } from '@/lib/maths/gelu';
import { topK } from '@/lib/maths/top-k';
import type { Task } from '../task';
import { forwardPass } from './inspect';

export interface NeuronsRequest {
  /** The sample: texts that are read one by one. */
  readonly texts: readonly string[];
  /** From 0. */
  readonly layer: number;
  /** How many places to name for each neuron. */
  readonly top: number;
}

/** Where in a sample each of the M neurons of one layer is most active. */
export interface Excited {
  readonly layer: number;
  /** The tokens of all texts, one text after another; a place is an index here. */
  readonly ids: readonly number[];
  /** The place of each text's first token. */
  readonly starts: readonly number[];
  readonly top: number;
  /** [M, top]: places, the most exciting first. */
  readonly places: Int32Array;
  /** [M, top]: the activations there, behind the GELU. */
  readonly activations: Float32Array;
}

/**
 * The tokens that excite each neuron of a layer most in a small sample of texts. All neurons at
 * once: another one of the same layer costs nothing more. Undefined where the model's file hides
 * what goes into the GELU; progress is a share, 0..1.
 */
export const neurons: Task<NeuronsRequest, Excited | undefined, number> = async (
  opened,
  { texts, layer, top },
  context,
) => {
  const ids: number[] = [];
  const starts: number[] = [];
  const read: Float32Array[] = [];
  for (const [done, text] of texts.entries()) {
    await context.between();
    const own = opened.tokenize(text);
    if (own.length === 0) continue;
    const { preActivation } = await forwardPass(opened, { ids: own, parts: ['preActivation'] });
    const inputs = preActivation?.[layer];
    if (!inputs) return undefined;
    starts.push(ids.length);
    ids.push(...own);
    read.push(inputs);
    context.progress((done + 1) / texts.length);
  }
  await context.between();
  return { layer, ids, starts, top, ...strongestPlaces(read, ids.length, top) };
};

/** @param read the inputs of all neurons, [T, M] a text; N tokens together */
function strongestPlaces(read: readonly Float32Array[], length: number, top: number) {
  const total = read.reduce((sum, part) => sum + part.length, 0);
  const count = length === 0 ? 0 : total / length;
  const named = Math.min(top, length);
  const places = new Int32Array(count * top).fill(-1);
  const activations = new Float32Array(count * top);
  const own = new Float32Array(length);
  for (let neuron = 0; neuron < count; neuron++) {
    let place = 0;
    for (const part of read) {
      for (let at = neuron; at < part.length; at += count) own[place++] = gelu(part[at] as number);
    }
    for (const [rank, best] of topK(own, named).entries()) {
      places[neuron * top + rank] = best;
      activations[neuron * top + rank] = own[best] as number;
    }
  }
  return { places, activations };
}
