import * as Comlink from 'comlink';
import { EngineFailure, toFailure } from './failure';
import type { KeptFiles } from './model-files';
import type { EngineService, Outcome } from './protocol';
import { RequestQueue } from './queue';
import { type LoadedModel, loadModel } from './runtime';
import { selfCheck } from './self-check';
import { performTask } from './tasks';

let loaded: LoadedModel | undefined;
let kept: KeptFiles | undefined;
const loading = new AbortController();
const queue = new RequestQueue();

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
    const { code, message } = toFailure(error);
    return { ok: false, failure: { code, message } };
  }
}

const service: EngineService = {
  load: ({ entry, ...request }, onProgress) =>
    outcome(async () => {
      const { signal } = loading;
      kept = request.kept;
      const opened = await loadModel(entry, { ...request, signal, onProgress });
      onProgress({ stage: 'checking' });
      const check = await selfCheck(opened);
      if (signal.aborted) throw new EngineFailure('cancelled', 'Stopped.');
      loaded = opened;
      return { ...opened.info, check };
    }),
  cancelLoad: () => loading.abort(),
  files: () => outcome(async () => kept ?? new Map()),
  tokenize: (text) => outcome(async () => theModel().tokenize(text)),
  trace: (request) =>
    outcome(() =>
      queue.add(request.id, request.figure, (between) =>
        theModel().model.trace(request, request.from, between),
      ),
    ),
  run: ({ id, figure, name, request }, onProgress) =>
    outcome(() =>
      queue.add(id, figure, (between) => {
        const progress = (made: unknown) => void (onProgress as (p: unknown) => void)(made);
        return performTask(name, theModel(), request, { between, progress });
      }),
    ),
  cancel: (requestId) => queue.cancel(requestId),
};

Comlink.expose(service);
