import { EngineFailure } from '../failure';
import { watchPolicy } from './policy-watch';
import { hostOf } from './web-page';

export interface ConnectionOptions {
  readonly fetcher?: typeof fetch | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds without a byte after which a connection counts as broken. */
  readonly stallAfter?: number | undefined;
  /** Else nothing is read from the browser's HTTP cache or written to it. */
  readonly cache?: RequestCache | undefined;
}

export interface Connection {
  readonly response: Response;
  /** The body in chunks; ending the iteration closes the connection. */
  readonly chunks: AsyncGenerator<Uint8Array<ArrayBuffer>, void>;
  close(): void;
}

/**
 * Requests a file, and returns the response whatever its status.
 *
 * @param what the file's name, for failures
 * @param from the first byte to send. A request with no other header than a simple Range needs no
 *   preflight, which the hub's file servers do not answer.
 * @throws EngineFailure 'policy'; 'offline' or 'cancelled', also while the chunks are read
 */
export async function connect(
  url: string,
  what: string,
  { fetcher = fetch, signal, stallAfter = 30_000, cache = 'no-store' }: ConnectionOptions,
  from = 0,
): Promise<Connection> {
  if (signal?.aborted) throw new EngineFailure('cancelled', 'Stopped.');
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal?.addEventListener('abort', abort, { once: true });
  const close = () => {
    signal?.removeEventListener('abort', abort);
    abort();
  };
  const soon = async <T>(work: Promise<T>, message: string): Promise<T> => {
    const timer = setTimeout(abort, stallAfter);
    try {
      return await work;
    } catch (cause) {
      close();
      if (signal?.aborted) throw new EngineFailure('cancelled', 'Stopped.', { cause });
      if (cause instanceof EngineFailure) throw cause;
      throw new EngineFailure('offline', message, { cause });
    } finally {
      clearTimeout(timer);
    }
  };
  const headers: HeadersInit = from > 0 ? { Range: `bytes=${from}-` } : {};
  const init: RequestInit = { headers, signal: controller.signal, cache };
  const response = await soon(request(url, what, init, fetcher), `${what} could not be reached.`);
  async function* chunks(): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
    try {
      const reader = response.body?.getReader();
      if (!reader) return;
      const broken = `The connection broke while ${what} was loading.`;
      for (;;) {
        const { done, value } = await soon(reader.read(), broken);
        if (done) return;
        yield value;
      }
    } finally {
      close();
    }
  }
  return { response, chunks: chunks(), close };
}

/** @throws EngineFailure 'policy' where the content policy blocks the request */
async function request(
  url: string,
  what: string,
  init: RequestInit,
  fetcher: typeof fetch,
): Promise<Response> {
  const wasBlocked = watchPolicy(url);
  try {
    const response = await fetcher(url, init);
    await wasBlocked(false);
    return response;
  } catch (cause) {
    if (!(await wasBlocked(!init.signal?.aborted))) throw cause;
    const message = `${what} cannot be fetched: ${hostOf(url)} leads to an address that this site’s content policy does not allow.`;
    throw new EngineFailure('policy', message, { cause });
  }
}

/** Statuses of a request that is forbidden: by the server, or by a filter on the way. */
const FORBIDDEN = new Set([401, 403, 407, 451, 511]);

/**
 * @throws EngineFailure 'offline' for a server in trouble, 'blocked' for a forbidden request,
 *   'not-found' for any other refusal
 */
export function refuse({ response: { status }, close }: Connection, what: string): never {
  close();
  if (FORBIDDEN.has(status)) {
    throw new EngineFailure('blocked', `The request for ${what} was refused (status ${status}).`);
  }
  if (isTrouble(status)) {
    throw new EngineFailure('offline', `The server could not send ${what} (status ${status}).`);
  }
  throw new EngineFailure('not-found', `${what} is not on the server (status ${status}).`);
}

/** True for the status of a server that may send the file a moment later. */
export const isTrouble = (status: number) => status >= 500 || status === 429;

/** How work that depends on the network is retried. */
export interface RetryOptions {
  /** How often, before it fails as 'offline'. */
  readonly retries?: number | undefined;
  /** Milliseconds before the first retry; twice as many before each one after it. */
  readonly firstPause?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Retries work while it fails as 'offline', after longer and longer pauses. Attempts that made
 * progress are not counted.
 *
 * @param reached the progress so far, in any unit
 */
export async function persevere<T>(
  work: () => Promise<T>,
  { retries = 3, firstPause = 1000, signal }: RetryOptions,
  reached: () => number = () => 0,
): Promise<T> {
  let furthest = 0;
  let failed = 0;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof EngineFailure) || error.code !== 'offline') throw error;
      failed = reached() > furthest ? 1 : failed + 1;
      furthest = Math.max(furthest, reached());
      if (failed > retries) throw error;
      await pause(firstPause * 2 ** (failed - 1), signal);
    }
  }
}

/** Ends early, without a failure, when the signal is aborted: the caller checks it. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });
}
