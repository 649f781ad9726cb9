import { fromBase64, toBase64 } from '@/lib/trace/base64';
import { MOST_CODE, MOST_IN_NOTEBOOK, type Notebook, notebookOf } from './notebook';

/** Longer addresses are cut off by some programs that pass them on. */
const MOST_LINK = 8000;
/** What a link may hold, in bytes: a small one could unfold to any size. */
const MOST_BYTES = 200_000;
const KEY = 'cells=';

/** Returns the code of a notebook for an address, behind its #; undefined where it is too long. */
export async function linkOfCells({ cells }: Notebook): Promise<string | undefined> {
  const text = JSON.stringify(cells.map(({ code }) => code));
  const packed = await through(
    new TextEncoder().encode(text),
    new CompressionStream('deflate-raw'),
  );
  const link = KEY + toBase64(packed).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return link.length > MOST_LINK ? undefined : link;
}

/** Returns the cells of an address; undefined where it has none, or damaged ones. */
export async function cellsOfLink(hash: string): Promise<Notebook | undefined> {
  const text = hash.replace(/^#/, '');
  if (!text.startsWith(KEY) || text.length > MOST_LINK) return undefined;
  try {
    const packed = fromBase64(text.slice(KEY.length).replaceAll('-', '+').replaceAll('_', '/'));
    const unpacked = await through(packed, new DecompressionStream('deflate-raw'));
    const codes: unknown = JSON.parse(new TextDecoder().decode(unpacked));
    return areCodes(codes) ? notebookOf(codes, true) : undefined;
  } catch {
    return undefined;
  }
}

function areCodes(codes: unknown): codes is string[] {
  const fits = Array.isArray(codes) && codes.length > 0 && codes.length <= MOST_IN_NOTEBOOK;
  return fits && codes.every((code) => typeof code === 'string' && code.length <= MOST_CODE);
}

/** @throws RangeError where more comes out than a link may hold */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    size += next.value.length;
    if (size > MOST_BYTES) {
      await reader.cancel();
      throw new RangeError(`more than ${MOST_BYTES} bytes`);
    }
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
