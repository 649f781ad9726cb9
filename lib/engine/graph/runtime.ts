import {
  AutoModelForCausalLM,
  AutoTokenizer,
  env,
  Tensor as HubTensor,
} from '@huggingface/transformers';
import {
  CorruptFileError,
  type Instrumented,
  instrument,
  readTables,
  type Tables,
} from '@/lib/onnx';
import { withUnicodePieces } from '@/lib/tokenizer/unicode-pieces';
import type { CatalogEntry } from '../catalog';
import { type Device, findAbilities, runtimeFiles, threadCount, whyNot } from '../devices';
import { parseJson } from '../download/fetch-file';
import { type FileCache, ModelFiles } from '../download/model-files';
import { EngineFailure, toFailure } from '../failure';
import type { LoadUpdate, ModelInfo } from '../protocol';
import type { TaskModel } from '../task';
import { CachedModel } from './cached-model';
import { readConfig } from './config-file';
import type { GraphSession, GraphTensor, OpenGraph, TensorMaker } from './session';
import { readVocabulary } from './tokenizer-file';

/** A model in memory, ready to read. */
export interface LoadedModel extends TaskModel {
  /** All but the self-check, which is for whoever opened the model to ask for. */
  readonly info: Omit<ModelInfo, 'check'>;
  /** The failure that took the device away, if it is lost. */
  lost(): EngineFailure | undefined;
}

export interface LoadOptions {
  /** The site's own address, which serves the ONNX runtime (and storybook). */
  readonly siteUrl: string;
  /** Else the one that the catalog names. */
  readonly device?: Device | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly fileCache?: FileCache | undefined;
  readonly onProgress: (progress: LoadUpdate) => void;
}

/** Files that a model may come without. */
const OPTIONAL = new Set(['generation_config.json', 'chat_template.jinja']);

/**
 * Fetch a model's files, open up its graph, and start it.
 *
 * @throws EngineFailure of any kind that loading can end in
 */
export async function loadModel(
  entry: CatalogEntry,
  { siteUrl, device = entry.device, signal, fileCache, onProgress }: LoadOptions,
): Promise<LoadedModel> {
  if (device === 'webgpu') {
    const obstacle = whyNot({ ...entry, device }, await findAbilities());
    if (obstacle) throw new EngineFailure('device-lost', obstacle);
  }
  const files = new ModelFiles(entry, {
    siteUrl,
    signal,
    fileCache,
    onProgress: (progress) => onProgress({ stage: 'fetching', ...progress }),
  });
  const json = new Map<string, unknown>();
  let added: OpenGraph['added'] | undefined;
  let tables: Tables | undefined;
  let fail: (failure: EngineFailure) => void = () => {};
  // The library swallows some failures of its fetch, and then waits for ever: the first failure of
  // a file that is needed ends the load here.
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  configure(entry, device, siteUrl, async (input) => {
    const url = String(input);
    try {
      const bytes = await files.obtain(url);
      if (url.endsWith('.onnx')) {
        onProgress({ stage: 'opening' });
        const { bytes: opened, ...rest } = openUp(bytes, url);
        added = rest;
        tables = readTables(bytes, { detached: true });
        return new Response(opened as Uint8Array<ArrayBuffer>);
      }
      const name = nameOf(url);
      const content = parseJson(bytes, name);
      json.set(name, content);
      if (name !== 'tokenizer.json') return new Response(bytes);
      return new Response(JSON.stringify(withUnicodePieces(content)));
    } catch (error) {
      const failure = toFailure(error);
      const missing = failure.code === 'not-found';
      if (missing && OPTIONAL.has(nameOf(url))) return new Response(null, { status: 404 });
      if (failure.code === 'corrupt') await files.discard(url);
      fail(failure);
      throw failure;
    }
  });
  const load = async (): Promise<LoadedModel> => {
    const { repository, revision, dtype, modelFileName } = entry;
    const tokenizer = await AutoTokenizer.from_pretrained(repository, { revision });
    const opened = await AutoModelForCausalLM.from_pretrained(repository, {
      revision,
      dtype,
      ...(modelFileName ? { model_file_name: modelFileName } : {}),
      use_external_data_format: false,
      // For 'webgpu' the library would leave keys and values on the card, where nobody can read
      // them: it is told 'wasm', and the runtime what to compute on.
      device: 'wasm',
      session_options: {
        executionProviders: [device],
        // Weight-only int8 is unfolded once, as the session opens, instead of at every step.
        extra: { session: { disable_quant_qdq: '1' } },
      },
    });
    const { shape, beginId } = readConfig(json.get('config.json'));
    if (!added || !tables)
      throw new EngineFailure('crashed', 'The model was loaded without its graph.');
    const session = (opened.sessions as { model?: unknown }).model as GraphSession;
    return {
      id: entry.id,
      tables,
      beginId,
      info: {
        id: entry.id,
        shape,
        vocabulary: readVocabulary(json.get('tokenizer.json')),
        beginId,
        device,
        threads: env.backends.onnx.wasm?.numThreads ?? 1,
      },
      lost: device === 'webgpu' ? await watchCard() : () => undefined,
      model: new CachedModel({ session, makeTensor, shape, added }),
      tokenize: (text) => [...tokenizer.encode(text)],
    };
  };
  try {
    return await Promise.race([load(), failed]);
  } catch (error) {
    const failure = toFailure(error);
    if (failure.code === 'cancelled' || failure.code === 'quota') await files.tidyUp();
    throw failure;
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
  device: Device,
  siteUrl: string,
  fetcher: (input: string | URL) => Promise<Response>,
): void {
  env.allowLocalModels = false;
  env.allowRemoteModels = true;
  env.remoteHost = entry.host || siteUrl;
  // Filled in here: to see which tokenizer files there are, the library asks at 'main' whatever
  // revision it was given.
  const revision = encodeURIComponent(entry.revision);
  env.remotePathTemplate = entry.pathTemplate.replaceAll('{revision}', revision);
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.fetch = fetcher;
  const { wasm } = env.backends.onnx;
  if (!wasm) throw new EngineFailure('crashed', 'This browser has no WebAssembly.');
  const folder = `${siteUrl}ort/${process.env.NEXT_PUBLIC_ORT_VERSION}/`;
  wasm.wasmPaths = runtimeFiles(device, folder);
  wasm.numThreads = threadCount();
}

/** Tells from now on whether the graphics card's device that the runtime uses has been lost. */
async function watchCard(): Promise<() => EngineFailure | undefined> {
  let failure: EngineFailure | undefined;
  const card = await (env.backends.onnx.webgpu?.device as Promise<GPUDevice> | undefined);
  void card?.lost.then(({ message }) => {
    failure = new EngineFailure('device-lost', `The graphics card was lost. ${message}`.trim());
  });
  return () => failure;
}
