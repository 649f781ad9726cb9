/** A model's size and what it has read, as its makers published them. */
export interface ReadingModel {
  readonly name: string;
  readonly parameters: number;
  /** Tokens read in training. */
  readonly read: number;
}

/**
 * GPT-3: Brown et al., 2020, table 2.1. Chinchilla: Hoffmann et al., 2022, table 4. Llama 3:
 * Grattafiori et al., 2024, sections 2 and 3. For GPT-2 no number of tokens was published.
 */
export const READERS: readonly ReadingModel[] = [
  { name: 'GPT-3', parameters: 175e9, read: 300e9 },
  { name: 'Chinchilla', parameters: 70e9, read: 1.4e12 },
  { name: 'Llama 3, 8B', parameters: 8e9, read: 15e12 },
  { name: 'Llama 3, 405B', parameters: 405e9, read: 15.6e12 },
];

/** Tokens for each parameter that Hoffmann et al. (2022) found best for what a training costs. */
export const TOKENS_A_PARAMETER = 20;

/**
 * Context lengths, in tokens. Radford et al., 2019; Brown et al., 2020; Touvron et al., 2023;
 * the configuration of Llama 3.1, 2024.
 */
export const CONTEXTS = [
  { name: 'GPT-2', year: 2019, tokens: 1_024 },
  { name: 'GPT-3', year: 2020, tokens: 2_048 },
  { name: 'Llama 2', year: 2023, tokens: 4_096 },
  { name: 'Llama 3.1', year: 2024, tokens: 131_072 },
] as const;

/** Attention of the smallest GPT-2 and of the 8B model of Llama 3, by their configurations. */
export const HEADS = {
  gpt2: { name: 'GPT-2, small', layers: 12, queries: 12, keys: 12, width: 64 },
  llama3: { name: 'Llama 3, 8B', layers: 32, queries: 32, keys: 8, width: 128 },
} as const;

interface HeadCounts {
  readonly layers: number;
  /** Heads with keys and values of their own. */
  readonly keys: number;
  readonly width: number;
}

/** Returns the bytes that the key/value cache takes for one token, at two bytes a number. */
export const cacheBytes = ({ layers, keys, width }: HeadCounts) => layers * keys * width * 2 * 2;

/** Mixtral 8x7B (Jiang et al., 2024): experts in a block, those that a token is sent to, weights. */
export const MIXTRAL = { experts: 8, used: 2, weights: 47e9, active: 13e9 } as const;

/** Returns the weights of one expert, all layers together, and those that every token passes. */
export function expertWeights({ experts, used, weights, active }: typeof MIXTRAL) {
  const expert = (weights - active) / (experts - used);
  return { expert, shared: active - used * expert };
}
