import { type EngineFailure, toFailure } from './failure';

interface Work<K> {
  readonly kind: K;
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

export interface PageJobQueueEvents<K> {
  /** What is under way now, or undefined when all is done. */
  readonly onKind: (kind: K | undefined) => void;
  /** A piece of work that neither was stopped nor gave way to a newer one has failed. */
  readonly onFailure: (failure: EngineFailure) => void;
}

/**
 * What a model does for one text, a piece at a time and in order. A piece that fails does not keep
 * those behind it from running; after `stop` nothing more is heard of what was there.
 */
export class PageJobQueue<K> {
  #works: readonly Work<K>[] = [];

  constructor(private readonly events: PageJobQueueEvents<K>) {}

  /** Runs `work` now, or behind what is under way. */
  add(kind: K, work: (signal: AbortSignal) => Promise<unknown>): void {
    const before = this.#works.at(-1)?.done;
    const controller = new AbortController();
    const { signal } = controller;
    const run = async () => {
      await before;
      try {
        signal.throwIfAborted();
        await work(signal);
      } catch (error) {
        const failure = toFailure(error);
        const wanted = failure.code === 'cancelled' || failure.code === 'superseded';
        if (!wanted && !signal.aborted) this.events.onFailure(failure);
      } finally {
        this.#works = this.#works.filter((one) => one.controller !== controller);
        if (!signal.aborted) this.events.onKind(this.#works[0]?.kind);
      }
    };
    this.#works = [...this.#works, { kind, controller, done: run() }];
    this.events.onKind(this.#works[0]?.kind);
  }

  /** Resolves when all that is queued now has ended. */
  idle(): Promise<void> {
    return this.#works.at(-1)?.done ?? Promise.resolve();
  }

  /** Ends what is under way, and drops what waits. */
  stop(): void {
    for (const { controller } of this.#works) controller.abort();
    this.#works = [];
    this.events.onKind(undefined);
  }
}
