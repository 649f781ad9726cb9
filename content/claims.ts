/** The claims of each chapter that has some, loaded when asked: a recorder reads them after it wrote. */
export const CLAIMS = {
  introduction: async () => (await import('./introduction.claims')).introductionClaims,
  embeddings: async () => (await import('./embeddings.claims')).embeddingsClaims,
  'positional-encoding': async () =>
    (await import('./positional-encoding.claims')).positionalEncodingClaims,
  'masked-attention': async () => (await import('./masked-attention.claims')).maskedAttentionClaims,
  circuits: async () => (await import('./circuits.claims')).circuitsClaims,
  'circuits/at-rest': async () => (await import('./circuits/claims')).atRestClaims,
  'circuits/two-names': async () => (await import('./circuits/claims')).twoNamesClaims,
  'inside-a-block': async () => (await import('./inside-a-block.claims')).insideABlockClaims,
  'auto-regression': async () => (await import('./auto-regression.claims')).autoRegressionClaims,
  'myths/prose': async () => (await import('./myths/claims')).mythsClaims,
  learning: async () => (await import('./learning.claims')).learningClaims,
} as const;
