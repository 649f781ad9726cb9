import { fromCellSchema, type ModelFacts, type ToCell } from './messages';
import type { Output } from './outputs';
import type { CellTask } from './requests';
import { checkRequest } from './requests';
import type { CellScript } from './script';

/** How long cells may compute, without the time in which the model works for them, in ms. */
export const MOST_COMPUTING = 10_000;
/** How long a run may take in all, in ms. */
const MOST_RUNNING = 300_000;
/** Messages that a run may send. The code before the cells allows fewer: this is the second lock. */
const MOST_MESSAGES = 5000;

/** What went wrong in a cell, in words. */
export interface CellError {
  readonly cell: number;
  readonly message: string;
  /** In the cell, from 1; undefined where it is not known. */
  readonly line?: number | undefined;
}

/** How a run ended. */
export type RunEnd =
  | { readonly kind: 'finished' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: CellError };

export interface HostOptions {
  readonly facts: ModelFacts;
  readonly place: CellScript['place'];
  /** The cell that was to run, for errors that name none. */
  readonly cell: number;
  readonly post: (message: ToCell) => void;
  /** Asks the model. */
  readonly ask: (task: CellTask, request: never, signal: AbortSignal) => Promise<unknown>;
  readonly onOutput: (cell: number, output: Output) => void;
  /** Called once; the worker must then be ended. */
  readonly onEnd: (end: RunEnd) => void;
}

/**
 * The page's end of one run of cells: it checks every message, asks the model one request after
 * another, and ends the run when its time is over.
 */
export class CellHost {
  readonly #options: HostOptions;
  readonly #controller = new AbortController();
  #ended = false;
  #messages = 0;
  /** Requests that the model has not answered. */
  #waiting = 0;
  #queue: Promise<void> = Promise.resolve();
  /** Of the computing time, in ms. */
  #left = MOST_COMPUTING;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #longest: ReturnType<typeof setTimeout>;

  constructor(options: HostOptions) {
    this.#options = options;
    this.#longest = setTimeout(() => this.#overtime('5 minutes'), MOST_RUNNING);
    // It waits in the worker until the script has been read.
    options.post({ type: 'start', ...options.facts });
    this.#compute();
  }

  /** Takes a message of the worker. @param read gives its data; large data are slow to read */
  receive(read: () => unknown): void {
    if (this.#ended) return;
    this.#messages++;
    if (this.#messages > MOST_MESSAGES) {
      this.#fail(`stopped: it sent more than ${MOST_MESSAGES.toLocaleString('en')} messages.`);
      return;
    }
    const checked = fromCellSchema.safeParse(read());
    if (!checked.success) {
      this.#fail('stopped: it sent what no cell sends.');
      return;
    }
    const message = checked.data;
    const { onOutput } = this.#options;
    if (message.type === 'ask') this.#ask(message.id, message.task, message.request);
    else if (message.type === 'display') onOutput(message.cell, message.output);
    else if (message.type === 'finished') this.#end({ kind: 'finished' });
    else this.fail(message.message, message.line, message.cell);
  }

  /** Ends the run by an error at a line of the script. */
  fail(message: string, scriptLine?: number, cell = this.#options.cell): void {
    const place = scriptLine === undefined ? undefined : this.#options.place(scriptLine);
    const error = { cell: place?.id ?? cell, message, line: place?.line };
    this.#end({ kind: 'failed', error });
  }

  stop(): void {
    this.#end({ kind: 'stopped' });
  }

  #ask(id: number, task: string, request: unknown): void {
    const { facts, post, ask } = this.#options;
    const checked = checkRequest(task, request, facts.shape);
    if ('wrong' in checked) {
      post({ type: 'refusal', id, message: checked.wrong });
      return;
    }
    this.#pause();
    this.#waiting++;
    const { signal } = this.#controller;
    this.#queue = this.#queue.then(async () => {
      if (this.#ended) return;
      try {
        const answer = await ask(checked.task, checked.request as never, signal);
        if (!this.#ended) post({ type: 'answer', id, answer });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (!this.#ended) post({ type: 'refusal', id, message });
      }
      this.#waiting--;
      if (this.#waiting === 0) this.#compute();
    });
  }

  /** Lets the time of computing run. */
  #compute(): void {
    if (this.#ended) return;
    this.#since = performance.now();
    this.#timer = setTimeout(() => this.#overtime('10 seconds'), this.#left);
  }

  #pause(): void {
    if (this.#waiting > 0) return;
    clearTimeout(this.#timer);
    this.#left -= performance.now() - this.#since;
  }

  #overtime(limit: string): void {
    this.#fail(`stopped: it was still running after ${limit}.`);
  }

  #fail(what: string): void {
    const { cell } = this.#options;
    this.#end({ kind: 'failed', error: { cell, message: `This cell was ${what}` } });
  }

  #end(end: RunEnd): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#longest);
    this.#controller.abort();
    this.#options.onEnd(end);
  }
}
