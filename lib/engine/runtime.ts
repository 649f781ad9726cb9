import {
  AutoModelForCausalLM,
  AutoTokenizer,
  env,
  Tensor as HubTensor,
} from '@huggingface/transformers';
import { CorruptFileError } from '@/lib/onnx/errors';
import { type Instrumented, instrument } from '@/lib/onnx/instrument';
import type { CatalogEntry } from './catalog';
import { readConfig } from './config';
import { EngineFailure, toFailure } from './failure';
import { type ByteProgress, fetchFile, parseJson } from './fetch-file';
import { Model } from './model';
import type { ModelInfo } from './protocol';
import type { GraphSession, GraphTensor, OpenGraph, TensorMaker } from './session';
import { readVocabulary } from './vocabulary';

/** A model in memory, ready to read. */
export interface LoadedModel {
  readonly info: ModelInfo;
  readonly model: Model;
  /** The ids of a text, in the model's own vocabulary. */
  tokenize(text: string): number[];
}

/** Files that a model may come without. */
const OPTIONAL = new Set(['generation_config.json', 'chat_template.jinja']);

/** More threads than this no longer make a step of GPT-2 faster. */
const MOST_THREADS = 4;

/**
 * Fetch a model's files, open up its graph, and start it.
 *
 * @param siteUrl the site's own address, which serves the ONNX runtime (and storybook)
 * @throws EngineFailure of any kind that loading can end in
 */
export async function loadModel(
  entry: CatalogEntry,
  siteUrl: string,
  onProgress: (progress: ByteProgress) => void,
): Promise<LoadedModel> {
  const json = new Map<string, unknown>();
  let added: OpenGraph['added'] | undefined;
  let fail: (failure: EngineFailure) => void = () => {};
  // The library swallows some failures of its fetch, and then waits for ever: the first failure of
  // a file that is needed ends the load here.
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  configure(entry, siteUrl, async (input) => {
    const url = String(input);
    try {
      const bytes = await fetchFile(url, onProgress);
      if (url.endsWith('.onnx')) {
        const { bytes: opened, ...rest } = openUp(bytes, url);
        added = rest;
        return new Response(opened as Uint8Array<ArrayBuffer>);
      }
      json.set(nameOf(url), parseJson(bytes, nameOf(url)));
      return new Response(bytes);
    } catch (error) {
      const failure = toFailure(error);
      const missing = failure.code === 'not-found';
      if (missing && OPTIONAL.has(nameOf(url))) return new Response(null, { status: 404 });
      fail(failure);
      throw failure;
    }
  });
  const load = async (): Promise<LoadedModel> => {
    const { repository, revision, dtype, device } = entry;
    const tokenizer = await AutoTokenizer.from_pretrained(repository, { revision });
    const opened = await AutoModelForCausalLM.from_pretrained(repository, {
      revision,
      dtype,
      device,
      // Weight-only int8 is unfolded once, as the session opens, instead of at every step.
      session_options: { extra: { session: { disable_quant_qdq: '1' } } },
    });
    const { shape, beginId } = readConfig(json.get('config.json'));
    if (!added) throw new EngineFailure('crashed', 'The model was loaded without its graph.');
    const session = (opened.sessions as { model?: unknown }).model as GraphSession;
    return {
      info: {
        id: entry.id,
        shape,
        vocabulary: readVocabulary(json.get('tokenizer.json')),
        beginId,
        threads: env.backends.onnx.wasm?.numThreads ?? 1,
      },
      model: new Model({ session, makeTensor, shape, added }),
      tokenize: (text) => [...tokenizer.encode(text)],
    };
  };
  try {
    return await Promise.race([load(), failed]);
  } catch (error) {
    throw toFailure(error);
  }
}

const nameOf = (url: string) => url.split('/').at(-1) ?? url;

/** A graph with its inside made visible; a file that cannot be read is named as such. */
function openUp(bytes: Uint8Array, url: string): Instrumented {
  try {
    return instrument(bytes);
  } catch (error) {
    if (!(error instanceof CorruptFileError)) throw error;
    throw new EngineFailure('corrupt', `${nameOf(url)} is damaged or cut short.`, { cause: error });
  }
}

const makeTensor: TensorMaker = ({ type, data, dims }) =>
  new HubTensor(type, data, [...dims]).ort_tensor as GraphTensor;

function configure(
  entry: CatalogEntry,
  siteUrl: string,
  fetcher: (input: string | URL) => Promise<Response>,
): void {
  env.allowLocalModels = false;
  env.allowRemoteModels = true;
  env.remoteHost = entry.host || siteUrl;
  env.remotePathTemplate = entry.pathTemplate;
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.fetch = fetcher;
  const { wasm } = env.backends.onnx;
  if (!wasm) throw new EngineFailure('crashed', 'This browser has no WebAssembly.');
  const folder = `${siteUrl}ort/${process.env.NEXT_PUBLIC_ORT_VERSION}/`;
  wasm.wasmPaths = {
    mjs: `${folder}ort-wasm-simd-threaded.mjs`,
    wasm: `${folder}ort-wasm-simd-threaded.wasm`,
  };
  wasm.numThreads = globalThis.crossOriginIsolated
    ? Math.min(MOST_THREADS, navigator.hardwareConcurrency || 1)
    : 1;
}
