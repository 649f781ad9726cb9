import { EngineFailure } from '../failure';

/** How far a download is. */
export interface ByteProgress {
  readonly file: string;
  readonly loaded: number;
  /** The size that the server announced, if it did. */
  readonly total: number | undefined;
}

/**
 * A file's bytes, with progress, or a typed failure: 'not-found', 'offline' (no answer, or the
 * connection broke), 'corrupt' (fewer bytes than announced; a .json that does not parse), or
 * 'cancelled' by the signal.
 */
export async function fetchFile(
  url: string,
  onProgress: (progress: ByteProgress) => void,
  fetcher: typeof fetch = fetch,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = new URL(url, 'http://localhost').pathname.split('/').at(-1) ?? url;
  const response = await answerOf(url, file, fetcher, signal);
  const length = response.headers.get('content-length');
  // The announced length counts the bytes on the wire: it says nothing of a compressed body.
  const plain = !response.headers.get('content-encoding');
  const total = length && plain ? Number(length) : undefined;
  const parts: Uint8Array[] = [];
  let loaded = 0;
  try {
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      parts.push(part.value);
      loaded += part.value.length;
      onProgress({ file, loaded, total });
    }
  } catch (cause) {
    throw broken(`The connection broke while ${file} was loading.`, cause, signal);
  }
  if (total !== undefined && loaded !== total) {
    throw new EngineFailure('corrupt', `${file} came with ${loaded} bytes instead of ${total}.`);
  }
  const bytes = new Uint8Array(loaded);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  if (file.endsWith('.json')) parseJson(bytes, file);
  return bytes;
}

/** The JSON in a file's bytes. @throws EngineFailure 'corrupt' */
export function parseJson(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new EngineFailure('corrupt', `${file} is damaged or cut short.`, { cause });
  }
}

function broken(message: string, cause: unknown, signal: AbortSignal | undefined): EngineFailure {
  if (signal?.aborted) return new EngineFailure('cancelled', 'Stopped.', { cause });
  return new EngineFailure('offline', message, { cause });
}

async function answerOf(
  url: string,
  file: string,
  fetcher: typeof fetch,
  signal: AbortSignal | undefined,
): Promise<Response> {
  let response: Response;
  try {
    // 'no-cache' asks the server whether a stored copy is still the file: a repaired file is seen.
    response = await fetcher(url, { cache: 'no-cache', signal: signal ?? null });
  } catch (cause) {
    throw broken(`${file} could not be reached.`, cause, signal);
  }
  if (response.ok) return response;
  const { status } = response;
  if (status >= 500 || status === 429) {
    throw new EngineFailure('offline', `The server could not send ${file} (status ${status}).`);
  }
  throw new EngineFailure('not-found', `${file} is not on the server (status ${status}).`);
}
