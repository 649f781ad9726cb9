import type { ModelShape } from '@/lib/trace/trace';
import * as z from '@/lib/zod';
import { EngineFailure } from '../failure';

const size = z.int().check(z.positive());
/** null where the model has no such token; files list several ends. */
const id = z.nullish(z.union([z.int(), z.array(z.int())]));

/** GPT-2's own mark. The library writes it into every config.json that names no other. */
const GPT2_END = 50256;

const configFile = z.object({
  model_type: z.literal('gpt2'),
  n_layer: size,
  n_head: size,
  n_embd: size,
  n_positions: size,
  vocab_size: size,
  bos_token_id: id,
  eos_token_id: id,
});

/** What is used of a model's config.json. */
export interface ModelConfig {
  readonly shape: ModelShape;
  /** The id that begins a text; undefined where the model has none. */
  readonly beginId: number | undefined;
  /** The id that ends a text; undefined where the model has none. */
  readonly endId: number | undefined;
}

/**
 * Reads a GPT-2's config.json.
 *
 * @throws EngineFailure 'unsupported-model' for a model of another kind; 'corrupt' when the file is
 *   no config.json of a GPT-2
 */
export function readConfig(json: unknown): ModelConfig {
  const kind = (json as { model_type?: unknown } | null)?.model_type;
  if (typeof kind === 'string' && kind !== 'gpt2') {
    const message = `It is a model of the kind “${kind.slice(0, 40)}” (model_type in config.json); only the kind “gpt2” can be opened.`;
    throw new EngineFailure('unsupported-model', message);
  }
  const parsed = configFile.safeParse(json);
  if (!parsed.success) throw new EngineFailure('corrupt', 'config.json is not that of a GPT-2.');
  const sizes = parsed.data;
  const known = (given: z.infer<typeof id>): number | undefined => {
    const [first] = [given ?? []].flat();
    const isLeftOver = first === GPT2_END && first >= sizes.vocab_size;
    return first === undefined || first < 0 || isLeftOver ? undefined : first;
  };
  const endId = known(sizes.eos_token_id);
  return {
    shape: {
      layers: sizes.n_layer,
      heads: sizes.n_head,
      width: sizes.n_embd,
      vocabulary: sizes.vocab_size,
      context: sizes.n_positions,
    },
    beginId: known(sizes.bos_token_id) ?? endId,
    endId,
  };
}
