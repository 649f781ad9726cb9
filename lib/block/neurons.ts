import { gelu } from '@/lib/maths/gelu';
import { topK } from '@/lib/maths/top-k';

/** One neuron of an MLP at one position. */
export interface Neuron {
  /** Its number, from 0. */
  readonly index: number;
  /** What goes into the GELU. */
  readonly input: number;
  /** What comes out of it. */
  readonly activation: number;
}

/**
 * The neurons with the largest activations.
 *
 * @param inputs [M]
 */
export function strongestNeurons(inputs: Float32Array, count: number): Neuron[] {
  const activations = inputs.map(gelu);
  return topK(activations, count).map((index) => ({
    index,
    input: inputs[index] as number,
    activation: activations[index] as number,
  }));
}

/** The share of neurons whose input is above 0: those that the GELU lets pass, 0..1. */
export function shareOpen(inputs: Float32Array): number {
  return inputs.filter((input) => input > 0).length / inputs.length;
}
