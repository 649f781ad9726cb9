/** What readers would use otherwise: the library's own pipeline for text, in a worker. */
import { env, type PreTrainedTokenizer, pipeline } from '@huggingface/transformers';
import * as Comlink from 'comlink';
import { idsOf } from '../ids';
import type { Writer } from './protocol';
import { FILES, runtimeFor, SESSION_OPTIONS, siteAddress } from './settings';

type Generator = Awaited<ReturnType<typeof pipeline<'text-generation'>>>;

let generator: Generator | undefined;

/** A text that the tokenizer cuts into about `context` tokens. */
function textOf(tokenizer: PreTrainedTokenizer, context: number, round: number): string {
  const size = 4096;
  return tokenizer.decode(idsOf(context, size, round), { skip_special_tokens: true });
}

const writer: Writer = {
  open: async (folder) => {
    env.allowLocalModels = false;
    env.remoteHost = siteAddress();
    env.remotePathTemplate = FILES.pathTemplate;
    env.useBrowserCache = false;
    env.useWasmCache = false;
    Object.assign(env.backends.onnx.wasm ?? {}, await runtimeFor(folder));
    generator = await pipeline('text-generation', folder, {
      device: 'wasm',
      dtype: 'q8',
      session_options: SESSION_OPTIONS,
    });
  },
  write: async ({ context, tokens, round }) => {
    if (!generator) throw new Error('open comes first');
    const times: number[] = [];
    const streamer = { put: () => void times.push(performance.now()), end: () => {} };
    await generator(textOf(generator.tokenizer, context, round), {
      max_new_tokens: tokens + 1,
      // It does not end before that, whatever it says.
      min_new_tokens: tokens + 1,
      do_sample: false,
      streamer: streamer as never,
    });
    // The first is the prompt, the second the token that comes with it.
    const [, first = Number.NaN] = times;
    if (times.length !== tokens + 2) throw new Error(`${times.length - 1} tokens were written`);
    return ((times.at(-1) ?? Number.NaN) - first) / tokens;
  },
};

Comlink.expose(writer);
