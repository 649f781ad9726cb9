import type { Part } from './forward-pass';
import type { ModelShape } from './trace';

/**
 * Returns the shape of each part of a pass over T tokens, the layers along its first axis. M, the
 * neurons of an MLP, is 4 D, as in every GPT-2 of OpenAI.
 */
export function partShapes(
  { layers: L, heads: H, width: D, vocabulary: V }: ModelShape,
  T: number,
): Readonly<Record<Part, readonly number[]>> {
  const ofMaps = [L, H, T, T];
  const ofHeads = [L, H, T, D / H];
  const ofStream = [L, T, D];
  return {
    attention: ofMaps,
    score: ofMaps,
    query: ofHeads,
    key: ofHeads,
    value: ofHeads,
    headOutput: ofHeads,
    residual: [L + 1, T, D],
    residualMid: ofStream,
    mlpOutput: ofStream,
    preActivation: [L, T, 4 * D],
    tokenEmbedding: [T, D],
    positionEmbedding: [T, D],
    finalScale: [T],
    logits: [T, V],
    lastLogits: [V],
    predictions: [3, T],
  };
}
