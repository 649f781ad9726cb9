/**
 * Token ids as text for an address: LEB128 (7 bits a byte, low bits first, the high bit says that
 * more follow) in base64url without padding. Two bytes hold an id of storybook, three one of GPT-2.
 */

/** @throws RangeError for what is no id */
export function writeTokenList(ids: readonly number[]): string {
  const bytes: number[] = [];
  for (const id of ids) {
    if (!Number.isInteger(id) || id < 0 || id >= 2 ** 28) throw new RangeError(`${id} is no token`);
    let rest = id;
    for (; rest > 127; rest >>= 7) bytes.push((rest & 127) | 128);
    bytes.push(rest);
  }
  const base64 = btoa(bytes.map((byte) => String.fromCharCode(byte)).join(''));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** What `writeTokenList` wrote; undefined when it is damaged. */
export function readTokenList(text: string): number[] | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const ids: number[] = [];
  let id = 0;
  let shift = 0;
  for (const character of atob(text.replaceAll('-', '+').replaceAll('_', '/'))) {
    const byte = character.charCodeAt(0);
    id += (byte & 127) * 2 ** shift;
    shift += 7;
    if (byte > 127) {
      if (shift >= 28) return undefined;
      continue;
    }
    ids.push(id);
    id = 0;
    shift = 0;
  }
  return shift === 0 ? ids : undefined;
}
