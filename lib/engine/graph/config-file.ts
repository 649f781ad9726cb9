import * as z from 'zod/mini';
import type { ModelShape } from '@/lib/trace/trace';
import { EngineFailure } from '../failure';

z.config({ jitless: true });

const size = z.int().check(z.positive());

const configFile = z.object({
  model_type: z.literal('gpt2'),
  n_layer: size,
  n_head: size,
  n_embd: size,
  n_positions: size,
  vocab_size: size,
  bos_token_id: z.int().check(z.minimum(0)),
});

/** What is used of a model's config.json. */
export interface ModelConfig {
  readonly shape: ModelShape;
  /** The id that begins a text. */
  readonly beginId: number;
}

/**
 * Reads a GPT-2's config.json.
 *
 * @throws EngineFailure 'corrupt' when the file is not a GPT-2's
 */
export function readConfig(json: unknown): ModelConfig {
  const parsed = configFile.safeParse(json);
  if (!parsed.success) throw new EngineFailure('corrupt', 'config.json is not that of a GPT-2.');
  const sizes = parsed.data;
  return {
    shape: {
      layers: sizes.n_layer,
      heads: sizes.n_head,
      width: sizes.n_embd,
      vocabulary: sizes.vocab_size,
      context: sizes.n_positions,
    },
    beginId: sizes.bos_token_id,
  };
}
