import * as Comlink from 'comlink';
import type { TraceData } from '@/lib/trace/continuation';
import type { FileCache } from './download/model-files';
import { EngineFailure } from './failure';
import type {
  EngineService,
  LoadRequest,
  LoadUpdate,
  ModelInfo,
  Outcome,
  TraceRequest,
} from './protocol';
import type { ProgressOf, RequestOf, ResultOf, TaskName } from './tasks';

/** What the page asks for; the client numbers the request itself. */
export type Ask = Omit<TraceRequest, 'id'>;

/**
 * The page's end of one worker with one model. After a failed load, or a crash, a client is of no
 * more use: make another.
 */
export class EngineClient {
  readonly #worker: Worker;
  readonly #service: Comlink.Remote<EngineService>;
  /** Rejects when the worker dies: its answers would never come. */
  readonly #death: Promise<never>;
  #die: (failure: EngineFailure) => void = () => {};
  #requests = 0;

  constructor() {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    this.#service = Comlink.wrap<EngineService>(this.#worker);
    this.#death = new Promise((_, reject) => {
      this.#die = reject;
    });
    // Whoever waits sees the rejection; with nobody waiting it is no error of the page.
    this.#death.catch(() => {});
    const died = () =>
      this.#die(new EngineFailure('crashed', 'The worker that runs the model stopped.'));
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      died();
    });
    this.#worker.addEventListener('messageerror', died);
  }

  /**
   * Load a model of the catalog.
   *
   * @throws EngineFailure; 'cancelled' when `signal` is aborted, once the worker has tidied up
   */
  async load(
    request: LoadRequest,
    onProgress: (progress: LoadUpdate) => void,
    signal?: AbortSignal,
  ): Promise<ModelInfo> {
    const cancel = () => void this.#service.cancelLoad();
    if (signal?.aborted) throw new EngineFailure('cancelled', 'Stopped.');
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await this.#answer(this.#service.load(request, Comlink.proxy(onProgress)));
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** The files that the model was opened from, if they were to be kept. @throws EngineFailure */
  async files(): Promise<FileCache> {
    return this.#answer(this.#service.files());
  }

  /** The ids of a text. @throws EngineFailure */
  async tokenize(text: string): Promise<readonly number[]> {
    return this.#answer(this.#service.tokenize(text));
  }

  /**
   * The rows of a text, from `ask.from` on.
   *
   * @throws EngineFailure; 'cancelled' when `signal` is aborted
   */
  async trace(ask: Ask, signal?: AbortSignal): Promise<TraceData> {
    return this.#ask(signal, (id) => this.#service.trace({ ...ask, id }));
  }

  /**
   * Have a task done; a newer one of the same figure takes the older one's place.
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
    return this.#ask(signal, (id) => run({ id, figure, name, request }, Comlink.proxy(onProgress)));
  }

  /** End the worker; whatever was asked of it fails as 'cancelled'. */
  close(): void {
    this.#die(new EngineFailure('cancelled', 'The model was closed.'));
    this.#worker.terminate();
  }

  /** Numbers a request, and cancels it when the signal says so. */
  async #ask<T>(
    signal: AbortSignal | undefined,
    send: (id: number) => Promise<Outcome<T>>,
  ): Promise<T> {
    const id = ++this.#requests;
    if (signal?.aborted) throw new EngineFailure('cancelled', 'Stopped.');
    const cancel = () => void this.#service.cancel(id);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await this.#answer(send(id));
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  async #answer<T>(answer: Promise<Outcome<T>>): Promise<T> {
    const outcome = await Promise.race([answer, this.#death]);
    if (outcome.ok) return outcome.value;
    throw new EngineFailure(outcome.failure.code, outcome.failure.message);
  }
}
