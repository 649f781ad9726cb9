/** Why a request to the engine failed; each kind has its own remedy. */
export const FAILURE_CODES = [
  'offline',
  'not-found',
  'corrupt',
  'out-of-memory',
  'quota',
  'unsupported-graph',
  'device-lost',
  'self-check',
  'too-long',
  'cancelled',
  'superseded',
  'crashed',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

/** What a failure looks like on its way from the worker to the page. */
export interface FailureReport {
  readonly code: FailureCode;
  /** What happened, in a sentence for the reader. */
  readonly message: string;
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
}

const REMEDIES: Readonly<Record<FailureCode, string>> = {
  offline: 'Check the connection, then try again.',
  'not-found': 'The site may be in the middle of an update. Try again in a minute.',
  corrupt: 'Try again: the file is then fetched anew.',
  'out-of-memory': 'Close other tabs, or choose a smaller model, then try again.',
  quota: 'Free some space on this device, then try again.',
  'unsupported-graph': 'Choose another model.',
  'device-lost': 'Try again: the model is then loaded anew.',
  'self-check': 'Choose another model.',
  'too-long': 'Shorten the text.',
  cancelled: 'Start again whenever you like.',
  superseded: 'A newer request took its place.',
  crashed: 'Try again: the model is then loaded anew.',
};

/** What the reader can do about a failure. */
export function remedyFor(code: FailureCode): string {
  return REMEDIES[code];
}

/** Any thrown value as a typed failure; what nobody typed is sorted by what it says. */
export function toFailure(thrown: unknown): EngineFailure {
  if (thrown instanceof EngineFailure) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (thrown instanceof Error && thrown.name === 'AbortError') {
    return new EngineFailure('cancelled', 'Stopped.', { cause: thrown });
  }
  const code = (thrown as { code?: unknown } | null)?.code;
  const known = FAILURE_CODES.find((candidate) => candidate === code);
  if (known) return new EngineFailure(known, message, { cause: thrown });
  if (/out of memory|OOM|bad_alloc|allocation failed|Array buffer allocation/i.test(message)) {
    return new EngineFailure('out-of-memory', 'There was not enough memory.', { cause: thrown });
  }
  if (/device\b.{0,40}\blost\b|lost\b.{0,40}\bdevice\b/i.test(message)) {
    return new EngineFailure('device-lost', 'The graphics card was lost.', { cause: thrown });
  }
  return new EngineFailure('crashed', `The model stopped: ${message}`, { cause: thrown });
}
