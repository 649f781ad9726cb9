import * as Comlink from 'comlink';
import type { FileCache } from './download/model-files';
import { EngineFailure, toFailure } from './failure';
import { type LoadedModel, loadModel } from './graph/runtime';
import type { EngineService, Outcome } from './protocol';
import { selfCheck } from './self-check';
import { performTask } from './tasks';
import { WorkerRequestQueue } from './worker-request-queue';

let loaded: LoadedModel | undefined;
let fileCache: FileCache | undefined;

/** Passes of texts that were not read for so long are dropped, in ms; how often that is checked. */
const UNUSED_FOR = 120_000;
const TRIM_EVERY = 30_000;

const loading = new AbortController();
const queue = new WorkerRequestQueue();

function theModel(): LoadedModel {
  if (!loaded) throw new EngineFailure('crashed', 'No model is loaded.');
  const lost = loaded.lost();
  if (lost) throw lost;
  return loaded;
}

async function outcome<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, failure: toFailure(error).report() };
  }
}

/** How long after a failed pass the browser may tell that the card is gone, in ms. */
const TOLD_WITHIN = 3000;
const ASKED_EVERY = 50;

/** Throws that the card was lost in the place of what a pass that it interrupted says. */
async function orLost(error: unknown): Promise<never> {
  const typed = error instanceof EngineFailure;
  if (!typed && loaded?.info.device === 'webgpu') {
    for (let waited = 0; waited < TOLD_WITHIN && !loaded.lost(); waited += ASKED_EVERY) {
      await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY));
    }
  }
  throw loaded?.lost() ?? error;
}

const service: EngineService = {
  load: ({ entry, ...request }, onProgress) =>
    outcome(async () => {
      const { signal } = loading;
      fileCache = request.fileCache;
      const opened = await loadModel(entry, { ...request, signal, onProgress });
      onProgress({ stage: 'checking' });
      const check = await selfCheck(opened).catch(async (error) => {
        // On WebGPU the same file is tried again in WASM.
        if (opened.info.device === 'wasm') await opened.discard();
        throw error;
      });
      if (signal.aborted) throw new EngineFailure('cancelled', 'Stopped.');
      loaded = opened;
      setInterval(() => opened.model.trim(UNUSED_FOR), TRIM_EVERY);
      return { ...opened.info, check };
    }),
  cancelLoad: () => loading.abort(),
  files: () => outcome(async () => fileCache ?? new Map()),
  tokenize: (text) => outcome(async () => theModel().tokenize(text)),
  run: ({ id, figure, name, request }, onProgress) =>
    outcome(() =>
      queue
        .add(id, figure, (between) => {
          const progress = (made: unknown) => void (onProgress as (p: unknown) => void)(made);
          return performTask(name, theModel(), request, { between, progress });
        })
        .catch(orLost),
    ),
  cancel: (requestId) => queue.cancel(requestId),
};

Comlink.expose(service);
