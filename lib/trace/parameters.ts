import type { ModelShape } from './trace';

/**
 * How many numbers training sets in a GPT-2 of this shape; the token table counts once, as it is
 * also the unembedding. A block has 12 D² weights and 13 D biases and gains: attention 4 D² + 4 D,
 * the feed-forward network, four times as wide, 8 D² + 5 D, two layer norms 4 D.
 */
export function parameterCount(shape: Omit<ModelShape, 'heads'>): number {
  const { layers, width, vocabulary, context } = shape;
  const block = 12 * width * width + 13 * width;
  return (vocabulary + context) * width + layers * block + 2 * width;
}
