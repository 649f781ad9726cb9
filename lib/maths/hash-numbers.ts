/** Offset basis and prime of FNV-1a, 64 bits (Fowler, Noll, Vo; RFC 9923). */
const BASIS = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/**
 * A hash of arrays of numbers, for telling them apart and not against forgery: FNV-1a over their
 * bits, four bytes at a time.
 *
 * @returns 16 hex digits
 */
export function hashNumbers(arrays: Iterable<Float32Array>): string {
  let hash = BASIS;
  for (const array of arrays) {
    for (const bits of new Uint32Array(Float32Array.from(array).buffer)) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(bits)) * PRIME);
    }
  }
  return hash.toString(16).padStart(16, '0');
}
