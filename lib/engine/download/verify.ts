import { EngineFailure } from '../failure';
import { type ConnectionOptions, connect, isTrouble, refuse } from './connection';
import { parseJson } from './fetch-file';
import { type FileFacts, readPointer } from './hub';

/** More than a pointer can be long, in characters; a pointer has about 130. */
const LONGEST_POINTER = 1024;

/**
 * What a pointer's address tells of a file; nothing when there is no pointer, as on a mirror
 * without them.
 *
 * @throws EngineFailure 'offline' or 'cancelled'
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
  // The address may show the file itself: not all of it is to be read.
  for await (const chunk of connection.chunks) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_POINTER) return {};
  }
  return readPointer(text) ?? {};
}

/** @throws EngineFailure 'corrupt' when a file is not what is known of it */
export async function verify(
  bytes: Uint8Array<ArrayBuffer>,
  facts: FileFacts,
  file: string,
): Promise<void> {
  const name = nameOf(file);
  if (facts.size !== undefined && bytes.length !== facts.size) throw damaged(name);
  // On an insecure address there is no crypto.subtle: then the size has to do.
  if (facts.sha256 && globalThis.crypto?.subtle && (await sha256(bytes)) !== facts.sha256) {
    throw damaged(name);
  }
  if (name.endsWith('.json')) parseJson(bytes, name);
}

export const damaged = (name: string) =>
  new EngineFailure('corrupt', `${name} arrived damaged, and is not kept.`);

/** The last part of a path. */
export const nameOf = (file: string) => file.split('/').at(-1) ?? file;

/** In hex. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
