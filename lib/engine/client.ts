import * as Comlink from 'comlink';
import type { FileCache } from './download/model-files';
import { EngineFailure } from './failure';
import type { EngineService, LoadRequest, LoadUpdate, ModelInfo, Outcome } from './protocol';
import type { ProgressOf, RequestOf, ResultOf, TaskName } from './tasks';

/** How long a cancelled load may take to end by itself, in ms; then its worker is ended. */
const GRACE = 2000;

/**
 * The page's end of one worker with one model. After a failed load, or a crash, a client cannot be
 * used again.
 */
export class EngineClient {
  readonly #worker: Worker;
  readonly #service: Comlink.Remote<EngineService>;
  /** Rejects when the worker ends: its answers would never come. */
  readonly #death: Promise<never>;
  #die: (failure: EngineFailure) => void = () => {};
  #requests = 0;

  constructor() {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    this.#service = Comlink.wrap<EngineService>(this.#worker);
    this.#death = new Promise((_, reject) => {
      this.#die = reject;
    });
    // Requests see the rejection; without one it is not an error of the page.
    this.#death.catch(() => {});
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#die(failureOf(event));
    });
    this.#worker.addEventListener('messageerror', (event) => this.#die(failureOf(event)));
  }

  /**
   * Loads a model of the catalog.
   *
   * @throws EngineFailure; 'cancelled' when `signal` is aborted, once the worker has removed partial
   *   files, or has been ended because it was too busy to do so
   */
  async load(
    request: LoadRequest,
    onProgress: (update: LoadUpdate) => void,
    signal?: AbortSignal,
  ): Promise<ModelInfo> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const cancel = () => {
      void this.#service.cancelLoad();
      timer = setTimeout(() => this.close('Stopped.'), GRACE);
    };
    const load = () => this.#service.load(request, Comlink.proxy(onProgress));
    return this.#ask(load, signal, cancel).finally(() => clearTimeout(timer));
  }

  /** The files that the model was opened from, if it was loaded with a cache. @throws EngineFailure */
  async files(): Promise<FileCache> {
    return this.#answer(this.#service.files());
  }

  /** The ids of a text. @throws EngineFailure */
  async tokenize(text: string): Promise<readonly number[]> {
    return this.#answer(this.#service.tokenize(text));
  }

  /**
   * Runs a task; a newer one of the same figure supersedes an older one.
   *
   * @throws EngineFailure; 'cancelled' when `signal` is aborted
   */
  async run<N extends TaskName>(
    name: N,
    request: RequestOf<N>,
    how: {
      readonly figure: string;
      readonly signal?: AbortSignal;
      readonly onProgress?: (progress: ProgressOf<N>) => void;
    },
  ): Promise<ResultOf<N>> {
    const { figure, signal, onProgress = () => {} } = how;
    const run = this.#service.run as unknown as EngineService['run'];
    const id = ++this.#requests;
    const send = () => run({ id, figure, name, request }, Comlink.proxy(onProgress));
    return this.#ask(send, signal, () => void this.#service.cancel(id));
  }

  /** Ends the worker; every pending request fails as 'cancelled'. */
  close(message = 'The model was closed.'): void {
    this.#die(new EngineFailure('cancelled', message));
    this.#worker.terminate();
  }

  /** Sends a request, and cancels it when the signal is aborted. */
  async #ask<T>(
    send: () => Promise<Outcome<T>>,
    signal: AbortSignal | undefined,
    cancel: () => void,
  ): Promise<T> {
    if (signal?.aborted) throw new EngineFailure('cancelled', 'Stopped.');
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await this.#answer(send());
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  async #answer<T>(answer: Promise<Outcome<T>>): Promise<T> {
    const outcome = await Promise.race([answer, this.#death]);
    if (outcome.ok) return outcome.value;
    const { code, message, detail } = outcome.failure;
    throw new EngineFailure(code, message, detail === undefined ? undefined : { cause: detail });
  }
}

/** An error in the worker's code has a message; a script that could not be fetched has none. */
function failureOf(event: Event): EngineFailure {
  const message = (event as Partial<ErrorEvent>).message;
  if (message || event.type === 'messageerror') {
    return new EngineFailure('crashed', 'The worker that runs the model stopped.', {
      cause: message,
    });
  }
  return new EngineFailure('offline', 'The program that runs the model could not be loaded.');
}
