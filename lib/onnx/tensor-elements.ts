/** Reads the values of a stored tensor one by one from the bytes of the file. */
import { halfToNumber } from '@/lib/maths/half';
import { CorruptFileError, UnsupportedGraphError } from './errors';
import { lastField, toInts } from './protobuf';
import {
  BFLOAT16,
  BOOL,
  DOUBLE,
  FLOAT,
  FLOAT16,
  INT4,
  INT8,
  INT32,
  INT64,
  type StoredTensor,
  TENSOR_FIELDS,
  UINT4,
  UINT8,
} from './tensor';

/** Returns the element at a flat index. */
export type ElementReader = (index: number) => number;

/** Bits of one element, by element type. Types that are not here are passed on unread. */
const BITS: Readonly<Record<number, number>> = {
  ...{ [FLOAT]: 32, [FLOAT16]: 16, [BFLOAT16]: 16, [DOUBLE]: 64, [INT32]: 32, [INT64]: 64 },
  ...{ [INT8]: 8, [UINT8]: 8, [BOOL]: 8, [INT4]: 4, [UINT4]: 4 },
};

/** True if the tensor says that its values are in another file. */
export function isExternal({ fields }: StoredTensor): boolean {
  return fields.some(
    ({ id, bytes }) =>
      id === TENSOR_FIELDS.externalData || (id === TENSOR_FIELDS.location && bytes[0] === 1),
  );
}

/**
 * Compares a tensor's shape with the bytes that it has.
 *
 * @throws CorruptFileError where they differ
 */
export function checkSize(tensor: StoredTensor): void {
  const { name, dims, size, type } = tensor;
  const bits = BITS[type];
  if (bits === undefined || isExternal(tensor)) return;
  const needed = Math.ceil((size * bits) / 8);
  const raw = rawBytes(tensor);
  // 4-bit integers are two in each number of int32_data.
  const numbers = bits === 4 ? needed : size;
  const found = raw ? raw.length : countInts(tensor);
  if (found === (raw ? needed : numbers)) return;
  throw new CorruptFileError(
    `the tensor "${name}" of shape [${dims}] has ${found} ${raw ? 'bytes' : 'values'}, not ${raw ? needed : numbers}`,
  );
}

/** How many numbers are in int32_data or int64_data: a number ends at a byte below 128. */
function countInts({ type, fields }: StoredTensor): number {
  let count = 0;
  for (const { id, bytes } of fields) {
    if (id === listOf(type)) for (const byte of bytes) if (byte < 128) count++;
  }
  return count;
}

const listOf = (type: number) => (type === INT64 ? TENSOR_FIELDS.int64s : TENSOR_FIELDS.int32s);

/**
 * @throws UnsupportedGraphError where the values are in another file, or of an unreadable type
 * @throws CorruptFileError where there are fewer values than the shape says
 */
export function readElements(tensor: StoredTensor): ElementReader {
  if (isExternal(tensor)) {
    throw new UnsupportedGraphError('its weights are in another file', tensor.name);
  }
  checkSize(tensor);
  const raw = rawBytes(tensor);
  return raw ? fromBytes(tensor, raw) : fromInts(tensor);
}

function rawBytes({ type, fields }: StoredTensor): Uint8Array | undefined {
  const list = type === DOUBLE ? TENSOR_FIELDS.doubles : TENSOR_FIELDS.floats;
  const packed = type === FLOAT || type === DOUBLE ? lastField(fields, list) : undefined;
  const bytes = (lastField(fields, TENSOR_FIELDS.raw) ?? packed)?.bytes;
  return bytes && bytes.length > 0 ? bytes : undefined;
}

/** Small integers, and the bits of halves, may be in int32_data; int64 in int64_data. */
function fromInts(tensor: StoredTensor): ElementReader {
  const { size, type, fields } = tensor;
  const values = toInts(fields, listOf(type), size);
  if (BITS[type] === 4) return fromBytes(tensor, Uint8Array.from(values));
  return (index) => {
    const value = values[index] ?? Number.NaN;
    return type === FLOAT16 ? halfToNumber(value) : value;
  };
}

function fromBytes({ type, name }: StoredTensor, raw: Uint8Array): ElementReader {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const nibble: ElementReader = (index) => (view.getUint8(index >> 1) >> (4 * (index & 1))) & 15;
  switch (type) {
    case FLOAT:
      return (index) => view.getFloat32(4 * index, true);
    case DOUBLE:
      return (index) => view.getFloat64(8 * index, true);
    case FLOAT16:
      return (index) => halfToNumber(view.getUint16(2 * index, true));
    case INT64:
      return (index) => Number(view.getBigInt64(8 * index, true));
    case INT32:
      return (index) => view.getInt32(4 * index, true);
    case INT8:
      return (index) => view.getInt8(index);
    case UINT8:
    case BOOL:
      return (index) => view.getUint8(index);
    case UINT4:
      return nibble;
    case INT4:
      return (index) => (nibble(index) << 28) >> 28;
    default:
      throw new UnsupportedGraphError(`a table of element type ${type}`, name);
  }
}
