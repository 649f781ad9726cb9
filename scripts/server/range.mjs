/**
 * Reads a Range header that asks for one range of bytes.
 *
 * @param {string | undefined} header
 * @param {number} size of the whole file, in bytes
 * @returns {{ start: number, end: number } | 'unsatisfiable' | undefined} both ends included;
 *   undefined when the whole file is to be sent: no header, several ranges, another unit
 */
export function readRange(header, size) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= size ? 'unsatisfiable' : { start, end };
}
