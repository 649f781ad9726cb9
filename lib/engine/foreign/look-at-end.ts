import type { OnnxFile } from './onnx-files';

/** Bytes at the end of a file: inputs and outputs are declared behind the weights. */
const END = 65_536;

/** Files that are looked at; a repository rarely has more. */
const MOST_FILES = 8;

/**
 * Looks at the ends of files, of which only some kilobytes are fetched, and returns them with what is
 * in the way: a file whose declared inputs have no key/value cache cannot be opened. A file whose end
 * cannot be read, or does not say, is left as it is.
 *
 * @param addressOf a file's address
 */
export async function lookAtEnds(
  files: readonly OnnxFile[],
  addressOf: (name: string) => string,
  signal?: AbortSignal,
): Promise<OnnxFile[]> {
  const looked = files.map(async (file, i): Promise<OnnxFile> => {
    if (file.obstacle || i >= MOST_FILES) return file;
    const end = await fetchEnd(addressOf(file.name), file.bytes, signal);
    const declares = (name: string) => end?.includes(name) ?? false;
    if (!declares('input_ids') || declares('past_key_values')) return file;
    return { ...file, obstacle: 'It was exported without its key/value cache.' };
  });
  const found = await Promise.all(looked);
  return found.sort((a, b) => Number(Boolean(a.obstacle)) - Number(Boolean(b.obstacle)));
}

/** The end of a file as text, a character a byte; undefined where it cannot be had. */
async function fetchEnd(
  address: string,
  bytes: number,
  signal?: AbortSignal,
): Promise<string | undefined> {
  try {
    // A simple Range needs no preflight; one that counts from the end is none.
    const Range = `bytes=${Math.max(0, bytes - END)}-`;
    const response = await fetch(address, { headers: { Range }, signal: signal ?? null });
    const partial = response.status === 206 || bytes <= END;
    if (!response.ok || !partial) {
      await response.body?.cancel();
      return undefined;
    }
    return new TextDecoder('latin1').decode(await response.arrayBuffer());
  } catch {
    return undefined;
  }
}
