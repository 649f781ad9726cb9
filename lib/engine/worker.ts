import * as Comlink from 'comlink';
import { CATALOG } from './catalog';
import { EngineFailure, toFailure } from './failure';
import type { EngineService, Outcome } from './protocol';
import { RequestQueue } from './queue';
import { type LoadedModel, loadModel } from './runtime';

let loaded: LoadedModel | undefined;
const queue = new RequestQueue();

function theModel(): LoadedModel {
  if (!loaded) throw new EngineFailure('crashed', 'No model is loaded.');
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
  load: (modelId, siteUrl, onProgress) =>
    outcome(async () => {
      const entry = CATALOG.find((candidate) => candidate.id === modelId);
      if (!entry) throw new EngineFailure('not-found', `There is no model “${modelId}”.`);
      loaded = await loadModel(entry, siteUrl, onProgress);
      return loaded.info;
    }),
  tokenize: (text) => outcome(async () => theModel().tokenize(text)),
  trace: (request) =>
    outcome(() =>
      queue.add(request.id, request.figure, (between) =>
        theModel().model.trace(request, request.from, between),
      ),
    ),
  cancel: (requestId) => queue.cancel(requestId),
};

Comlink.expose(service);
