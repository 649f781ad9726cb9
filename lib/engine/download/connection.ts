import { EngineFailure } from '../failure';

export interface ConnectionOptions {
  readonly fetcher?: typeof fetch | undefined;
  readonly signal?: AbortSignal | undefined;
  /** A connection that says nothing for so many milliseconds counts as broken. */
  readonly stallAfter?: number | undefined;
}

export interface Connection {
  readonly response: Response;
  /** The body, piece by piece; to stop reading it closes the connection. */
  readonly chunks: AsyncGenerator<Uint8Array, void>;
  close(): void;
}

/**
 * Ask for a file, whatever the status of the answer.
 *
 * @param what is named in failures
 * @param from the first byte to send. With nothing but a plain Range, other origins need not be
 *   asked for permission first, which the hub's file servers would not answer.
 * @throws EngineFailure 'offline' or 'cancelled', also while the chunks are read
 */
export async function connect(
  url: string,
  what: string,
  { fetcher = fetch, signal, stallAfter = 30_000 }: ConnectionOptions,
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
  const soon = async <T>(work: Promise<T>): Promise<T> => {
    const timer = setTimeout(abort, stallAfter);
    try {
      return await work;
    } catch (cause) {
      close();
      if (signal?.aborted) throw new EngineFailure('cancelled', 'Stopped.', { cause });
      throw new EngineFailure('offline', `The connection broke while ${what} was loading.`, {
        cause,
      });
    } finally {
      clearTimeout(timer);
    }
  };
  const headers: HeadersInit = from > 0 ? { Range: `bytes=${from}-` } : {};
  const init: RequestInit = { headers, signal: controller.signal, cache: 'no-store' };
  const response = await soon(fetcher(url, init));
  async function* chunks(): AsyncGenerator<Uint8Array, void> {
    try {
      const reader = response.body?.getReader();
      if (!reader) return;
      for (let read = await soon(reader.read()); !read.done; read = await soon(reader.read())) {
        yield read.value;
      }
    } finally {
      close();
    }
  }
  return { response, chunks: chunks(), close };
}

/** @throws EngineFailure 'offline' for a server in trouble, 'not-found' for any other refusal */
export function refuse({ response: { status }, close }: Connection, what: string): never {
  close();
  if (isTrouble(status)) {
    throw new EngineFailure('offline', `The server could not send ${what} (status ${status}).`);
  }
  throw new EngineFailure('not-found', `${what} is not on the server (status ${status}).`);
}

/** True for the status of a server that may have the file a moment later. */
export const isTrouble = (status: number) => status >= 500 || status === 429;

/** How work that the network may break is tried again. */
export interface RetryOptions {
  /** How often, before it counts as 'offline'. */
  readonly retries?: number | undefined;
  /** Milliseconds before the first retry; twice as many before each one after it. */
  readonly firstPause?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Do something again while it ends in 'offline', after longer and longer pauses. Tries that got
 * further than any before do not count.
 *
 * @param reached how far it got by now, in any unit
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

/** Ends early, and without a failure, when the signal is aborted: what follows will see it. */
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
