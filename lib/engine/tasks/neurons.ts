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
  /** The only neurons to return; all M of the layer by default. */
  readonly neurons?: readonly number[];
}

/** Where in a sample each of N neurons of one layer is most active. */
export interface NeuronPlaces {
  readonly layer: number;
  /** [N]: which neurons; none where the model's file hides what goes into the GELU. */
  readonly neurons: Int32Array;
  /** The tokens of all texts, one text after another; a place is an index here. */
  readonly ids: Int32Array;
  /** The place of each text's first token. */
  readonly starts: readonly number[];
  readonly top: number;
  /** [N, top]: places, the most exciting first; -1 where the sample is shorter. */
  readonly places: Int32Array;
  /** [N, top]: the activations there, after the GELU. */
  readonly activations: Float32Array;
}

/**
 * Returns the tokens that excite each neuron of a layer most in a small sample of texts. All
 * neurons of a layer cost no more than one; progress is a share, 0..1.
 */
export const neurons: Task<NeuronsRequest, NeuronPlaces, number> = async (
  opened,
  { texts, layer, top, neurons: only },
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
    if (!inputs) break;
    starts.push(ids.length);
    ids.push(...own);
    read.push(inputs);
    context.progress((done + 1) / texts.length);
  }
  await context.between();
  const width =
    ids.length === 0 ? 0 : read.reduce((sum, part) => sum + part.length, 0) / ids.length;
  const chosen = Int32Array.from(only ?? Array.from({ length: width }, (_, neuron) => neuron));
  const found = strongestPlaces(read, width, chosen, ids.length, top);
  return { layer, neurons: chosen, ids: Int32Array.from(ids), starts, top, ...found };
};

/**
 * @param read the inputs of all M neurons, [T, M] for each text
 * @param width M
 * @param length the tokens of all texts together
 */
function strongestPlaces(
  read: readonly Float32Array[],
  width: number,
  neurons: Int32Array,
  length: number,
  top: number,
) {
  const named = Math.min(top, length);
  const places = new Int32Array(neurons.length * top).fill(-1);
  const activations = new Float32Array(neurons.length * top);
  const own = new Float32Array(length);
  for (const [row, neuron] of neurons.entries()) {
    let place = 0;
    for (const part of read) {
      for (let at = neuron; at < part.length; at += width) own[place++] = gelu(part[at] as number);
    }
    for (const [rank, best] of topK(own, named).entries()) {
      places[row * top + rank] = best;
      activations[row * top + rank] = own[best] as number;
    }
  }
  return { places, activations };
}
