/** Numbers as text, for recorded figures: base64 of little-endian float32, or of halves. */

import { halfToNumber, numberToHalf } from '@/lib/maths/half';
import { fromBase64, toBase64 } from './base64';

/** Bits a number: 32 keeps it exactly, 16 (IEEE 754 half) to about 3 digits. */
export type Precision = 16 | 32;

/** An array of numbers, as a recorded file keeps it. */
export interface Packed {
  readonly bits: Precision;
  readonly base64: string;
}

export function packFloats(values: Float32Array, bits: Precision = 32): Packed {
  if (bits === 32) {
    const { buffer, byteOffset, byteLength } = values;
    return { bits, base64: toBase64(new Uint8Array(buffer, byteOffset, byteLength)) };
  }
  const halves = Uint16Array.from(values, numberToHalf);
  return { bits, base64: toBase64(new Uint8Array(halves.buffer)) };
}

/** @throws RangeError when there are not `length` numbers */
export function unpackFloats({ bits, base64 }: Packed, length: number): Float32Array {
  const bytes = fromBase64(base64);
  if (bytes.byteLength !== (length * bits) / 8) throw new RangeError('an array has another length');
  if (bits === 32) return new Float32Array(bytes.buffer);
  return Float32Array.from(new Uint16Array(bytes.buffer), halfToNumber);
}
