import {
  AutoModelForCausalLM,
  AutoTokenizer,
  env,
  Tensor as HubTensor,
} from '@huggingface/transformers';
import { joinsAsGpt2 } from '@/lib/tokenizer/joins-as-gpt2';
import { bytesOf, unpackVocabulary } from '@/lib/trace/vocabulary';
import type { CatalogEntry } from '../catalog';
import { type Device, findAbilities, runtimeFiles, threadCount, whyNot } from '../devices';
import { ModelFiles } from '../download/model-files';
import { paced } from '../download/paced';
import { EngineFailure, toFailure } from '../failure';
import type { LoadRequest, LoadUpdate, ModelInfo } from '../protocol';
import type { TaskModel } from '../task';
import { marksOf } from './begin-id';
import { CachedModel } from './cached-model';
import { CheckedFiles, OF_NO_USE, PLAIN_TOKENIZER_CONFIG } from './checked-files';
import { residentSession } from './resident-session';
import type { GraphSession, GraphTensor, TensorMaker } from './session';
import { startRuntime } from './start-runtime';

const TOKENIZER_CONFIG = 'tokenizer_config.json';

/** A model in memory, ready to read. */
export interface LoadedModel extends TaskModel {
  /** Everything but the self-check's report, which the caller adds. */
  readonly info: Omit<ModelInfo, 'check'>;
  /** The failure that took the device away, if it is lost. */
  lost(): EngineFailure | undefined;
  /** Removes the model's weights from this device. Never fails. */
  discard(): Promise<void>;
}

export interface LoadOptions extends Omit<LoadRequest, 'entry'> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (progress: LoadUpdate) => void;
}

/**
 * Fetches a model's files, instruments its graph, and makes a session of it.
 *
 * @throws EngineFailure of any kind that loading can end in
 */
export async function loadModel(
  entry: CatalogEntry,
  { siteUrl, device = entry.device, onProgress, ...options }: LoadOptions,
): Promise<LoadedModel> {
  if (device === 'webgpu') {
    const obstacle = whyNot({ ...entry, device }, await findAbilities());
    if (obstacle) throw new EngineFailure('device-lost', obstacle);
  }
  const files = new ModelFiles(entry, {
    ...options,
    siteUrl,
    onProgress: paced((progress) => onProgress({ stage: 'fetching', ...progress })),
  });
  const standIns = entry.files.includes(TOKENIZER_CONFIG)
    ? {}
    : { [TOKENIZER_CONFIG]: PLAIN_TOKENIZER_CONFIG };
  const checked = new CheckedFiles(files, () => onProgress({ stage: 'opening' }), standIns);
  let fail: (failure: EngineFailure) => void = () => {};
  // The library ignores some failures of its fetch, and then waits for ever: the first failure of
  // a required file ends the load here.
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  configure(entry, device, siteUrl, async (input) => {
    try {
      return await checked.respond(String(input));
    } catch (error) {
      fail(toFailure(error));
      throw error;
    }
  });
  files.begin();
  if (device === 'wasm') void startRuntime();
  const load = async (): Promise<LoadedModel> => {
    const { repository, revision, weights } = entry;
    const [, subfolder = '', fileName] = /^(?:(.*)\/)?([^/]+)\.onnx$/.exec(weights.name) ?? [];
    const tokenizer = await AutoTokenizer.from_pretrained(repository, { revision });
    const opened = await AutoModelForCausalLM.from_pretrained(repository, {
      revision,
      // The file's whole name is given: for fp32 the library adds nothing to it.
      dtype: 'fp32',
      subfolder,
      ...(fileName ? { model_file_name: fileName } : {}),
      use_external_data_format: false,
      // For 'webgpu' the library would leave keys and values on the card, where they cannot be
      // read: the library gets 'wasm', and the runtime the device to compute on.
      device: 'wasm',
      session_options: {
        executionProviders: [device],
        // Weight-only int8 is unfolded once, as the session opens, instead of at every step.
        extra: { session: { disable_quant_qdq: '1' } },
      },
    });
    const { config, vocabulary, added, tables } = checked.content;
    const { shape } = config;
    const { beginId, endId } = marksOf(config, vocabulary);
    const tokenize = (text: string) => [...tokenizer.encode(text, { add_special_tokens: false })];
    const found = (opened.sessions as { model?: unknown }).model as GraphSession;
    // On the graphics card passes take turns with this thread, which must not read what they write.
    const resident = device === 'wasm' ? residentSession(found) : undefined;
    return {
      id: entry.id,
      tables,
      beginId,
      info: {
        id: entry.id,
        shape,
        vocabulary,
        beginId,
        endId,
        // Of the catalog's models it is known.
        joinsAsGpt2: !entry.foundBy || joinsAsGpt2(unpackVocabulary(vocabulary), tokenize),
        device,
        threads: env.backends.onnx.wasm?.numThreads ?? 1,
      },
      lost: device === 'webgpu' ? await watchCard() : () => undefined,
      discard: () => discard(files, entry),
      model: new CachedModel({
        session: resident ?? found,
        makeTensor: resident ? (feed) => feed : makeTensor,
        shape,
        added,
      }),
      tokenize,
      bytesOf: (ids) => bytesOf(unpackVocabulary(vocabulary), ids),
      weights: {
        read: () =>
          new ModelFiles(entry, { ...options, siteUrl, onProgress: () => {} }).obtain(weights.name),
        published: () => files.publishedHash(),
      },
    };
  };
  try {
    return await Promise.race([load(), failed]);
  } catch (error) {
    const failure = toFailure(error);
    const { code } = failure;
    if (code === 'cancelled' || code === 'quota') await files.tidyUp();
    if (!OF_NO_USE.has(code)) throw failure;
    // What the runtime refuses on the graphics card, it may open in WASM.
    if (device === 'webgpu' && !(error instanceof EngineFailure)) {
      throw new EngineFailure('crashed', 'The model could not be opened.', { cause: error });
    }
    await (entry.foundBy ? discard(files, entry) : files.discardUnverified(entry.weights.name));
    throw failure;
  }
}

/** Removes the weights of no use; of a model that a reader found, everything else too. */
async function discard(files: ModelFiles, { weights, foundBy }: CatalogEntry): Promise<void> {
  await files.discard(weights.name);
  if (foundBy) await files.tidyUp();
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
  // Filled in here: to see which tokenizer files there are, the library requests them at 'main'
  // whatever revision it was given.
  const revision = encodeURIComponent(entry.revision);
  env.remotePathTemplate = entry.pathTemplate.replaceAll('{revision}', revision);
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.fetch = fetcher;
  const { wasm } = env.backends.onnx;
  if (!wasm) throw new EngineFailure('unsupported-browser', 'This browser has no WebAssembly.');
  const folder = `${siteUrl}ort/${process.env.NEXT_PUBLIC_ORT_VERSION}/`;
  wasm.wasmPaths = runtimeFiles(device, folder);
  wasm.numThreads = threadCount(entry.weights.bytes);
}

/** Returns a function that gives the failure once the runtime's GPU device has been lost. */
async function watchCard(): Promise<() => EngineFailure | undefined> {
  let failure: EngineFailure | undefined;
  const card = await (env.backends.onnx.webgpu?.device as Promise<GPUDevice> | undefined);
  void card?.lost.then(({ message }) => {
    failure = new EngineFailure('device-lost', 'The graphics card was lost.', { cause: message });
  });
  return () => failure;
}
