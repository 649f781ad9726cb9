import * as z from 'zod/mini';
import type { ModelShape } from '@/lib/trace/trace';
import { EngineFailure } from '../failure';

z.config({ jitless: true });

const configFile = z.object({
  model_type: z.literal('gpt2'),
  n_layer: z.int().check(z.positive()),
  n_head: z.int().check(z.positive()),
  n_embd: z.int().check(z.positive()),
  n_positions: z.int().check(z.positive()),
  vocab_size: z.int().check(z.positive()),
  bos_token_id: z.int().check(z.minimum(0)),
});

/**
 * The sizes in a GPT-2's config.json, and the id that begins a text.
 *
 * @throws EngineFailure 'corrupt' when the file is no GPT-2's
 */
export function readConfig(json: unknown): { shape: ModelShape; beginId: number } {
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
