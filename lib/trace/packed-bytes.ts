import { fromBase64 } from './base64';

/**
 * Returns signed bytes that a file holds as the differences of neighbours, modulo 256, compressed
 * by gzip, in base64. `training/fixtures/gpt2_positions.py` packs them.
 *
 * @throws DOMException or TypeError for what is not base64, or not gzip
 */
export async function unpackBytes(packed: string): Promise<Int8Array> {
  const stream = new Blob([fromBase64(packed)])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'));
  const bytes = new Int8Array(await new Response(stream).arrayBuffer());
  // A typed array of signed bytes does the arithmetic modulo 256 itself.
  for (let i = 1; i < bytes.length; i++) bytes[i] = (bytes[i] as number) + (bytes[i - 1] as number);
  return bytes;
}
