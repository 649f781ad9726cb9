import { EngineFailure } from '../failure';
import { connect, refuse } from './connection';
import { isWebPage, isWebPageResponse, webPageFailure } from './web-page';

/** The progress of a file's download. */
export interface ByteProgress {
  readonly file: string;
  readonly loaded: number;
  /** The size that the server announced, if it did. */
  readonly total: number | undefined;
}

/**
 * Fetches a file of this site, with progress.
 *
 * @throws EngineFailure 'offline' (no response, or the connection broke); 'not-found'; 'blocked'
 *   (a web page came instead); 'corrupt' (fewer bytes than announced; a .json that does not parse);
 *   'policy' or 'cancelled'
 */
export async function fetchFile(
  url: string,
  onProgress: (progress: ByteProgress) => void,
  fetcher: typeof fetch = fetch,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = new URL(url, 'http://localhost').pathname.split('/').at(-1) ?? url;
  // 'no-cache' revalidates a cached copy, so that a repaired file is seen.
  const connection = await connect(url, file, { fetcher, signal, cache: 'no-cache' });
  const { response, chunks } = connection;
  if (!response.ok) refuse(connection, file);
  if (isWebPageResponse(response)) {
    connection.close();
    throw webPageFailure(file, url);
  }
  const { headers } = response;
  // The announced length counts the bytes on the wire: it says nothing of a compressed body.
  const length = headers.get('content-encoding') ? null : headers.get('content-length');
  const total = length ? Number(length) : undefined;
  // Where the size is known, nothing is copied twice.
  const whole = new Uint8Array(total ?? 0);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  for await (const part of chunks) {
    if (total === undefined) parts.push(part);
    else if (loaded + part.length <= total) whole.set(part, loaded);
    loaded += part.length;
    onProgress({ file, loaded, total });
  }
  if (total !== undefined && loaded !== total) {
    throw new EngineFailure('corrupt', `${file} came with ${loaded} bytes instead of ${total}.`);
  }
  const bytes = total === undefined ? new Uint8Array(await new Blob(parts).arrayBuffer()) : whole;
  if (isWebPage(bytes)) throw webPageFailure(file, url);
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
