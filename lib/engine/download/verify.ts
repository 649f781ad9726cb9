import { EngineFailure } from '../failure';
import { type ConnectionOptions, connect, isTrouble, refuse } from './connection';
import { parseJson } from './fetch-file';
import { type FileFacts, readPointer } from './hub';
import { isWebPage, webPageFailure } from './web-page';

/** The most characters that are read of a pointer, which has about 130. */
const LONGEST_POINTER = 1024;

/**
 * Reads the facts of a file from its pointer; none when there is no pointer, as on a mirror without
 * them.
 *
 * @throws EngineFailure 'offline', 'policy' or 'cancelled'
 */
export async function fetchFacts(
  pointer: string,
  file: string,
  options: ConnectionOptions,
): Promise<FileFacts> {
  const connection = await connect(pointer, file, options);
  const { status, ok } = connection.response;
  if (isTrouble(status)) refuse(connection, file);
  if (!ok) {
    connection.close();
    return {};
  }
  const decoder = new TextDecoder();
  let text = '';
  // The address may show the file itself, which need not be read to its end.
  for await (const chunk of connection.chunks) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_POINTER) return {};
  }
  return readPointer(text) ?? {};
}

/** @throws EngineFailure 'blocked' for a web page, 'corrupt' for a file that is not as expected */
export async function verify(
  bytes: Uint8Array<ArrayBuffer>,
  facts: FileFacts,
  { key, url }: { readonly key: { readonly file: string }; readonly url: string },
): Promise<void> {
  const name = nameOf(key.file);
  if (isWebPage(bytes)) throw webPageFailure(name, url);
  if (facts.size !== undefined && bytes.length !== facts.size) throw damaged(name);
  const found = facts.sha256 && (await sha256(bytes));
  // Where no hash can be computed, the size is all that is checked.
  if (found && found !== facts.sha256) throw damaged(name);
  if (name.endsWith('.json')) parseJson(bytes, name);
}

export const damaged = (name: string) =>
  new EngineFailure('corrupt', `${name} arrived damaged, and is not stored.`);

/** The last part of a path. */
export const nameOf = (file: string) => file.split('/').at(-1) ?? file;

/** In hex; undefined at insecure addresses, which have no crypto.subtle. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
