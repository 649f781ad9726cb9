/** Reads the gains and biases of the layer norms. */
import type { Gpt2Structure } from './gpt2-structure';
import type { Graph } from './graph';
import { normConstants } from './layer-norm';
import { readElements } from './tensor-elements';

/** The weights of one layer norm, [D] each. */
export interface NormWeights {
  readonly gain: Float32Array;
  readonly bias: Float32Array;
}

/**
 * Returns the weights of the 2 L + 1 layer norms in the order of computation: two a block, before
 * attention and before the MLP, and the final one. Undefined where a norm's weights are not stored
 * as vectors.
 */
export function readNorms(graph: Graph, structure: Gpt2Structure): (NormWeights | undefined)[] {
  const { residual, mlp } = structure;
  const streams = mlp.flatMap((site, layer) => [residual[layer], site?.mid]);
  return [...streams, residual.at(-1)].map((stream) => {
    const names = stream === undefined ? undefined : normConstants(graph, stream);
    const [gain, bias] = [names?.gain, names?.bias].map((name) => read(graph, name));
    return gain && bias && gain.length === bias.length ? { gain, bias } : undefined;
  });
}

/** Returns a constant vector; undefined for anything else. */
function read(graph: Graph, name: string | undefined): Float32Array | undefined {
  const tensor = name === undefined ? undefined : graph.constant(name);
  const [length, more] = tensor?.dims ?? [];
  if (!tensor || !length || more !== undefined) return undefined;
  const elements = readElements(tensor);
  return Float32Array.from({ length }, (_, i) => elements(i));
}
