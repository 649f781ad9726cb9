/** What a text cost a model that predicted it. */
export interface TextCost {
  /** exp of the mean surprise: among as many equally likely tokens the model was undecided. */
  readonly perplexity: number;
  /** All bits over all bytes: comparable between models with different tokens. */
  readonly bitsPerByte: number;
}

/**
 * Perplexity and bits per byte of a text.
 *
 * @param logProbabilities [T]: ln p of each token, given those before it
 * @param bytes the text's length in UTF-8
 * @returns undefined for an empty text
 */
export function textCost(logProbabilities: ArrayLike<number>, bytes: number): TextCost | undefined {
  if (logProbabilities.length === 0 || bytes === 0) return undefined;
  let nats = 0;
  for (let i = 0; i < logProbabilities.length; i++) nats -= logProbabilities[i] as number;
  return {
    perplexity: Math.exp(nats / logProbabilities.length),
    bitsPerByte: nats / Math.LN2 / bytes,
  };
}
