import { tokenLabel } from '@/lib/text/token-text';
import { unpackVocabulary } from '@/lib/trace/vocabulary';
import { MOST_OUTPUTS } from '../limits';
import type { FromCell, ModelFacts, ToCell } from '../messages';
import type { Output } from '../outputs';
import type { Ask } from '../requests';
import { type DisplayOptions, outputOf, words } from './display';
import { createGpt2 } from './gpt2';
import { limitGlobals } from './limits';
import { plainCopy } from './plain';
import { Tensor } from './tensor';

/** What the script behind the prelude hands over; see lib/cells/script.ts. */
interface Cells {
  /** Says that the code of a cell begins, and which; true for the last, whose value is shown. */
  readonly enter: (cell: number) => void;
  /** Shows the value of a cell's last line, unless there is none. */
  readonly show: (value: unknown) => Promise<void>;
}
type Body = (cells: Cells) => Promise<void>;

/** Requests of a cell that may wait at a time. */
const MOST_WAITING = 100;
/** What a cell may show at once, and in all; see `plainCopy` for the sizes. */
const MOST_IN_OUTPUT = 1e6;
const MOST_SHOWN = 8e6;
/** What a request may hold: patches of every layer and position of a large model are half of it. */
const MOST_ASKED = 2e6;

const send = self.postMessage.bind(self) as (message: FromCell) => void;

let running: { readonly shown: ReadonlySet<number> } | undefined;
let cell = 0;
let outputs = 0;
let shownSize = 0;
let facts: ModelFacts | undefined;
/** Of the script, where the cells begin. */
let firstLine = 1;

const waiting = new Map<
  number,
  { readonly answer: (value: never) => void; readonly refuse: (message: string) => void }
>();
let asked = 0;

const ask: Ask = (task, request) => {
  // Made here, so that its stack leads to the line that asked.
  const failure = new Error();
  if (waiting.size >= MOST_WAITING) {
    failure.message = `More than ${MOST_WAITING} requests at a time: put await before them.`;
    // This ends the cell. Of thousands of refused promises Firefox would report each to the page.
    fail(failure, firstLine);
    return new Promise(() => {});
  }
  let copy: unknown;
  try {
    ({ copy } = plainCopy(request, MOST_ASKED));
  } catch (error) {
    failure.message = `The model is not asked: ${(error as Error).message}.`;
    return Promise.reject(failure);
  }
  const id = ++asked;
  send({ type: 'ask', id, task, request: copy });
  return new Promise((answer, reject) => {
    waiting.set(id, {
      answer,
      refuse: (message) => {
        failure.message = message;
        reject(failure);
      },
    });
  });
};

/**
 * Adds to each error of a method the stack of its call: in Firefox the stack of what went wrong after
 * an answer does not lead back to the line that asked.
 */
function withCalls<T extends object>(methods: T): T {
  const known = (called: Error) => (error: unknown) => {
    if (error instanceof Error) error.stack = `${error.stack}\n${called.stack}`;
    throw error;
  };
  const wrapped = Object.entries(methods).map(([name, value]) => {
    if (typeof value !== 'function') return [name, value];
    const call = (...args: unknown[]) => {
      const called = new Error();
      const result = Reflect.apply(value, methods, args);
      return result instanceof Promise ? result.catch(known(called)) : result;
    };
    return [name, call];
  });
  return Object.freeze(Object.fromEntries(wrapped));
}

function display(value: unknown, options: DisplayOptions = {}): void {
  if (!running?.shown.has(cell)) return;
  outputs++;
  if (outputs > MOST_OUTPUTS) {
    throw new RangeError(`A cell shows at most ${MOST_OUTPUTS} things.`);
  }
  const vocabulary = facts && unpackVocabulary(facts.vocabulary);
  const label = (id: number) => (vocabulary ? tokenLabel(vocabulary.token(id)) : String(id));
  const { copy, size } = plainCopy(outputOf(value, options, label), MOST_IN_OUTPUT);
  shownSize += size;
  if (shownSize > MOST_SHOWN) throw new RangeError('This cell shows too much: 8 MB is the most.');
  send({ type: 'display', cell, output: copy as Output });
}

const show = async (value: unknown) => {
  const ready = await value;
  if (ready !== undefined) display(ready);
};

/** The first line of a stack that is in the script of the cells. */
function lineIn(stack: string, from: number): number | undefined {
  for (const [, line] of stack.matchAll(/cells\.js:(\d+):\d+/g)) {
    if (Number(line) >= from) return Number(line);
  }
  return undefined;
}

let failed = false;
function fail(thrown: unknown, from: number): void {
  if (failed) return;
  failed = true;
  const isError = thrown instanceof Error;
  const line = isError ? lineIn(String(thrown.stack), from) : undefined;
  const named = isError && thrown.name === 'Error' ? thrown.message : words(thrown);
  const report = { type: 'failed' as const, cell, message: (named || 'Error').slice(0, 2000) };
  send(line === undefined ? report : { ...report, line });
}

/** Takes the code of the cells, once, and runs it when the page has said which model there is. */
function begin(from: number, shown: readonly number[], body: Body): void {
  Reflect.deleteProperty(self, 'beginCells');
  running = { shown: new Set(shown) };
  firstLine = from;
  self.addEventListener('error', (event) => {
    // Left alone it would be an error of the page, too, as often as it happens.
    event.preventDefault();
    fail(event.error ?? event.message, from);
  });
  self.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    fail(event.reason, from);
  });
  self.addEventListener('message', ({ data }: MessageEvent<ToCell>) => {
    if (data.type === 'start' && !facts) {
      facts = data;
      start(data, from, body);
    } else if (data.type !== 'start') {
      const request = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.type === 'answer') request?.answer(data.answer as never);
      else request?.refuse(data.message);
    }
  });
}

function start(model: ModelFacts, from: number, body: Body): void {
  const print = (...values: unknown[]) => display(values.map(words).join(' '));
  const console = { log: print, info: print, warn: print, error: print, debug: print };
  Object.assign(self, {
    gpt2: withCalls(createGpt2(model, ask)),
    display,
    Tensor,
    tensor: Tensor.of,
    console,
  });
  const enter = (next: number) => {
    cell = next;
    outputs = 0;
  };
  const pause = self.setTimeout.bind(self);
  const whole = async () => {
    await body({ enter, show });
    // What was asked without await is still answered.
    while (waiting.size > 0 && !failed) await new Promise((resolve) => pause(resolve, 5));
  };
  whole().then(
    () => failed || send({ type: 'finished', cell }),
    (thrown) => fail(thrown, from),
  );
}

limitGlobals(self);
Object.defineProperty(self, 'beginCells', { value: begin, configurable: true });
