import { readRecorded } from '@/lib/engine/answered';

/** Whose answer a figure draws: the reader's own model, or GPT-2, as it was recorded. */
export const GPT2_NAME = 'GPT\u20112 (124M), recorded';

/** Returns all 144 heads of GPT-2 on one sentence. Each file is fetched when it is asked for. */
export const loadGpt2Heads = async () =>
  readRecorded('inspect', (await import('@/content/recorded/gpt2/heads.json')).default);

/** Returns how strongly each head of GPT-2 reads what each earlier one writes. */
export const loadGpt2Composition = async () =>
  readRecorded('composition', (await import('@/content/recorded/gpt2/composition.json')).default);

/** Returns GPT-2's logit lens on three sentences. */
export async function loadGpt2Lenses() {
  const [capital, opposite, double] = await Promise.all([
    import('@/content/recorded/gpt2/lens-capital.json'),
    import('@/content/recorded/gpt2/lens-opposite.json'),
    import('@/content/recorded/gpt2/lens-double.json'),
  ]);
  return {
    capital: readRecorded('lens', capital.default),
    opposite: readRecorded('lens', opposite.default),
    double: readRecorded('lens', double.default),
  };
}

export type Gpt2Lens = keyof Awaited<ReturnType<typeof loadGpt2Lenses>>;

/** Where what is shown of GPT-2 was recorded, for the captions. */
export const GPT2_SOURCES = {
  heads: 'Recorded from GPT\u20112 (124M) by Transformer Explainer (MIT).',
  composition:
    'Computed from the weights of GPT\u20112 (124M), OpenAI (MIT), as stored in huplay/GPT2-SMALL, commit 6dc07e4.',
  lens: 'Recorded from GPT\u20112 (124M) by LensLapse (MIT).',
} as const;
