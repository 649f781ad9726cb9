/** How a kind of failure is explained to the reader. */
interface Remedy {
  /** What the reader can do. */
  readonly advice: string;
  /** True where the same attempt may succeed a second time. */
  readonly canRetry: boolean;
}

const tryAgain = (advice: string): Remedy => ({ advice, canRetry: true });
const noRetry = (advice: string): Remedy => ({ advice, canRetry: false });

/** All kinds of failures, each with a remedy of its own. */
const REMEDIES = {
  /** No answer, or the connection broke. */
  offline: tryAgain('Check the connection, then try again.'),
  /** A filter answered in place of the server, or refused the request. */
  blocked: tryAgain(
    'Ask whoever runs this network to allow that address, or try again on another network.',
  ),
  /** The page's content policy forbids the address. */
  policy: noRetry('Tell whoever runs this site: its content policy must allow that address.'),
  'not-found': tryAgain('The server may be in the middle of an update: try again in a minute.'),
  /** A file has wrong bytes, or content of the wrong form. */
  corrupt: tryAgain('Try again: the file is then fetched again.'),
  /** Part of a stored model is gone, and is not fetched unasked. */
  incomplete: tryAgain('Choose “Use” under “Model” to fetch what is missing.'),
  'out-of-memory': tryAgain('Close other tabs, or choose a smaller model, then try again.'),
  quota: tryAgain('Free some space on this device, then try again.'),
  /** The browser lacks something that every model needs. */
  'unsupported-browser': noRetry(
    'Open this page in a current version of Chrome, Edge, Firefox or Safari.',
  ),
  'unsupported-graph': noRetry('Choose another model.'),
  /** A model of another kind, or with a tokenizer of another kind. */
  'unsupported-model': noRetry(
    'Choose a model of the architecture of GPT-2, with a byte-pair tokenizer.',
  ),
  /** A repository without the files that can be opened. */
  'not-exported': noRetry('Choose another model, or export this one.'),
  /** The hub does not have it, or does not show it. */
  'no-repository': noRetry(
    'Write its name as owner/name, as in the address of its page. Private and gated repositories cannot be opened.',
  ),
  /** Files that were chosen are not those of a model. */
  'wrong-files': noRetry('Choose config.json, tokenizer.json and one .onnx file together.'),
  'device-lost': tryAgain('Try again: the model is then loaded again.'),
  'self-check': noRetry('Choose another model.'),
  'too-long': noRetry('Shorten the text.'),
  /** Two texts of different numbers of tokens, compared position by position. */
  'unequal-lengths': noRetry('Change one text until both have as many tokens.'),
  cancelled: tryAgain('Start again whenever you like.'),
  superseded: noRetry('A newer request took its place.'),
  crashed: tryAgain('Try again: the model is then loaded again.'),
} as const satisfies Readonly<Record<string, Remedy>>;

/** Why a request to the engine failed. */
export type FailureCode = keyof typeof REMEDIES;

export const FAILURE_CODES = Object.keys(REMEDIES) as readonly FailureCode[];

/** What the reader can do about a failure, in a sentence. */
export const remedyFor = (code: FailureCode): string => REMEDIES[code].advice;

/** True where the same attempt may succeed a second time. */
export const canRetry = (code: FailureCode): boolean => REMEDIES[code].canRetry;

/** A failure as it is sent from the worker to the page. */
export interface FailureReport {
  readonly code: FailureCode;
  /** What happened, in a sentence for the reader. */
  readonly message: string;
  /** The original error's text, for developers; never shown to readers. */
  readonly detail?: string | undefined;
}

/** A failure of the engine, typed by its code. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
  constructor(
    readonly code: FailureCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** The failure as plain data. */
  report(): FailureReport {
    const { code, message, cause } = this;
    const detail = cause instanceof Error ? cause.message : cause;
    return { code, message, ...(typeof detail === 'string' ? { detail } : {}) };
  }
}

/** Kinds of errors of browsers and libraries, by what their messages say; the first match counts. */
const KNOWN_MESSAGES: readonly (readonly [RegExp, FailureCode, string])[] = [
  [
    /out of memory|OOM|bad_alloc|allocation failed|array buffer allocation|could not allocate|failed to allocate|invalid (typed )?array(buffer)? length|allocation size overflow/i,
    'out-of-memory',
    'There was not enough memory.',
  ],
  [
    /device\b.{0,40}\blost\b|lost\b.{0,40}\bdevice\b/i,
    'device-lost',
    'The graphics card was lost.',
  ],
  [
    /SIMD is not supported|WebAssembly is not (defined|supported)|Worker is not defined|SharedArrayBuffer is not defined/i,
    'unsupported-browser',
    'This browser cannot run a model.',
  ],
  [
    /failed to fetch|load failed|networkerror|fetching of the wasm failed|dynamically imported module|importing a module script failed/i,
    'offline',
    'The program that runs the model could not be loaded.',
  ],
  [
    /invalid_protobuf|protobuf parsing failed/i,
    'corrupt',
    'The model file is damaged or cut short.',
  ],
  [
    /invalid_graph|not_implemented|could not find an implementation|is not a registered function/i,
    'unsupported-graph',
    'The program that runs models does not know everything that this file needs.',
  ],
];

/**
 * Returns any thrown value as a typed failure. An untyped error is classified by its message, which
 * stays in `cause` and is not shown to readers.
 */
export function toFailure(thrown: unknown): EngineFailure {
  if (thrown instanceof EngineFailure) return thrown;
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const options = { cause: thrown };
  if (thrown instanceof Error && thrown.name === 'AbortError') {
    return new EngineFailure('cancelled', 'Stopped.', options);
  }
  const code = (thrown as { code?: unknown } | null)?.code;
  const typed = FAILURE_CODES.find((candidate) => candidate === code);
  if (typed) return new EngineFailure(typed, text, options);
  for (const [pattern, known, message] of KNOWN_MESSAGES) {
    if (pattern.test(text)) return new EngineFailure(known, message, options);
  }
  return new EngineFailure('crashed', 'The model stopped unexpectedly.', options);
}
