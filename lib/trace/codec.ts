/**
 * Recorded answers as JSON: plain data, with typed arrays as tagged base64 (little-endian), and a
 * table of the tokens that the ids in it stand for.
 */

import { halfToNumber, numberToHalf } from '@/lib/maths/half';
import { fromBase64, toBase64 } from './base64';
import type { Token } from './trace';
import { sparseVocabulary, type Vocabulary } from './vocabulary';

/** Bits for each float: 32 (single precision), or 16 (IEEE 754 half, about 3 digits). */
export type FloatBits = 16 | 32;

/** A typed array in a file. */
export interface EncodedArray {
  readonly array: 'float32' | 'float64' | 'int32';
  /**
   * As stored. Floats have 16 or 32, integers the fewest of 8, 16 and 32 that hold them. Of floats of
   * 16 bits all upper bytes come first: those of like values are alike, and compress.
   */
  readonly bits: number;
  readonly base64: string;
}

/** Tokens by id, as one character for each byte, so that any bytes survive. */
export type TokenTable = Readonly<Record<string, string>>;

/** Significant digits of numbers outside of typed arrays. */
const DIGITS = 6;

/**
 * Returns the JSON form of plain data: numbers, text, arrays, objects, and Float32Array,
 * Float64Array or Int32Array. Properties that are undefined are left out.
 *
 * @throws TypeError for any other object
 */
export function encode(value: unknown, floatBits: FloatBits): unknown {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));
  }
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Float32Array) return encodeFloats('float32', value, floatBits);
  if (value instanceof Float64Array) return encodeFloats('float64', value, floatBits);
  if (value instanceof Int32Array) return encodeIntegers(value);
  if (Array.isArray(value)) return value.map((item) => encode(item, floatBits));
  if (Object.getPrototypeOf(value) !== Object.prototype) {
    throw new TypeError(`${value.constructor.name} is not plain data`);
  }
  const defined = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(defined.map(([key, item]) => [key, encode(item, floatBits)]));
}

/** Returns the plain data behind its JSON form. */
export function decode(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map(decode);
  if (isEncodedArray(json)) return decodeArray(json);
  return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, decode(item)]));
}

function encodeFloats(
  array: 'float32' | 'float64',
  values: Float32Array | Float64Array,
  bits: FloatBits,
): EncodedArray {
  const stored = bits === 16 ? halfBytes(values) : new Uint8Array(new Float32Array(values).buffer);
  return { array, bits, base64: toBase64(stored) };
}

/** Returns the upper bytes of half floats, then the lower. */
function halfBytes(values: Float32Array | Float64Array): Uint8Array {
  const halves = Uint16Array.from(values, numberToHalf);
  return new Uint8Array([...halves.map((half) => half >> 8), ...halves.map((half) => half & 255)]);
}

/** Returns the numbers of half floats from `halfBytes`. */
function fromHalfBytes(bytes: Uint8Array): Float32Array {
  const length = bytes.length / 2;
  return Float32Array.from({ length }, (_, i) =>
    halfToNumber(((bytes[i] ?? 0) << 8) | (bytes[length + i] ?? 0)),
  );
}

function encodeIntegers(values: Int32Array): EncodedArray {
  const Fit = [Int8Array, Int16Array].find((Fewer) =>
    values.every((value) => Fewer.of(value)[0] === value),
  );
  const stored = new (Fit ?? Int32Array)(values);
  return {
    array: 'int32',
    bits: 8 * stored.BYTES_PER_ELEMENT,
    base64: toBase64(new Uint8Array(stored.buffer)),
  };
}

function decodeArray({ array, bits, base64 }: EncodedArray) {
  const bytes = fromBase64(base64);
  const { buffer } = bytes;
  if (array === 'int32') {
    if (bits === 8) return Int32Array.from(new Int8Array(buffer));
    return bits === 16 ? Int32Array.from(new Int16Array(buffer)) : new Int32Array(buffer);
  }
  const floats = bits === 16 ? fromHalfBytes(bytes) : new Float32Array(buffer);
  return array === 'float32' ? floats : Float64Array.from(floats);
}

const isEncodedArray = (json: object): json is EncodedArray =>
  'array' in json && 'bits' in json && 'base64' in json;

/**
 * Returns the token ids in plain data. By convention a property that holds one is called `id`, and
 * one that holds several `ids` or ends in `Ids`; −1 stands where there is no token.
 */
export function tokenIdsIn(value: unknown): Set<number> {
  const found = new Set<number>();
  const collect = (item: unknown, name: string) => {
    if (typeof item === 'number') {
      if ((name === 'id' || name.endsWith('Id')) && item >= 0) found.add(item);
    } else if (typeof item === 'object' && item !== null) {
      const holdsIds = name === 'ids' || name.endsWith('Ids');
      const numbers = Array.isArray(item) || ArrayBuffer.isView(item);
      if (numbers && holdsIds) {
        for (const id of item as Iterable<number>) found.add(id);
      } else if (!ArrayBuffer.isView(item)) {
        for (const [key, inner] of Object.entries(item)) collect(inner, key);
      }
    }
  };
  collect(value, '');
  return found;
}

/** Returns the table of these tokens. @throws RangeError for an id outside of the vocabulary */
export function encodeTokens(ids: Iterable<number>, vocabulary: Vocabulary): TokenTable {
  const sorted = [...new Set(ids)].sort((a, b) => a - b);
  return Object.fromEntries(
    sorted.map((id) => {
      const { bytes, special } = vocabulary.token(id);
      const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
      // No byte is above 255: the mark of a special token cannot be a part of a text.
      return [id, special ? `${SPECIAL}${text}` : text];
    }),
  );
}

const SPECIAL = '\u2205';

/** Returns a vocabulary that knows only the tokens of a table. */
export function decodeTokens(table: TokenTable): Vocabulary {
  return sparseVocabulary(
    Object.entries(table).map(([id, stored]): Token => {
      const special = stored.startsWith(SPECIAL);
      const text = special ? stored.slice(SPECIAL.length) : stored;
      const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
      return { id: Number(id), bytes, special };
    }),
  );
}
