/** How the next token is chosen from a model's logits. */
export interface SamplingSettings {
  /** What the logits are divided by, ≥ 0; at 0 the likeliest token is always chosen. */
  readonly temperature: number;
  /** Keeps the k likeliest tokens; 0 (the default) keeps all. */
  readonly topK?: number;
  /** Keeps the fewest tokens that together reach p; 1 (the default) keeps all. */
  readonly topP?: number;
  /** What the logits of tokens already in the text are divided by; 1 (the default) is off. */
  readonly repetitionPenalty?: number;
  /** 0 (the default), 1, 2 …: the same seed draws the same tokens. */
  readonly seed?: number;
}

/** Always the likeliest token. */
export const GREEDY: SamplingSettings = { temperature: 0 };

/** Returns true when two settings give the same distribution; seeds may differ. */
export function sameDistribution(a: SamplingSettings, b: SamplingSettings): boolean {
  return (
    a.temperature === b.temperature &&
    (a.topK ?? 0) === (b.topK ?? 0) &&
    (a.topP ?? 1) === (b.topP ?? 1) &&
    (a.repetitionPenalty ?? 1) === (b.repetitionPenalty ?? 1)
  );
}
