/** The values of a tensor, one by one, from the bytes of the file. */
import { halfToNumber } from '@/lib/maths/half';
import { UnsupportedGraphError } from './errors';
import { lastField, toInts } from './protobuf';
import { FLOAT, FLOAT16, INT4, INT8, type StoredTensor, UINT4, UINT8 } from './tensor';

/** Reads the element at a flat index. */
export type ElementReader = (index: number) => number;

/** @throws UnsupportedGraphError for tensors kept in another file, or of another element type */
export function readElements(tensor: StoredTensor): ElementReader {
  const raw = lastField(tensor.fields, 9)?.bytes ?? lastField(tensor.fields, 4)?.bytes;
  if (raw && raw.length > 0) return fromBytes(tensor, raw);
  // Small integers, and the bits of halves, may stand in int32_data instead.
  const ints = toInts(tensor.fields, 5);
  if (ints.length === 0) {
    throw new UnsupportedGraphError('the values of a table are not in the file', tensor.name);
  }
  return (index) => {
    const value = ints[index] ?? Number.NaN;
    return tensor.type === FLOAT16 ? halfToNumber(value) : value;
  };
}

function fromBytes({ type, name }: StoredTensor, raw: Uint8Array): ElementReader {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const nibble: ElementReader = (index) => (view.getUint8(index >> 1) >> (4 * (index & 1))) & 15;
  switch (type) {
    case FLOAT:
      return (index) => view.getFloat32(4 * index, true);
    case FLOAT16:
      return (index) => halfToNumber(view.getUint16(2 * index, true));
    case INT8:
      return (index) => view.getInt8(index);
    case UINT8:
      return (index) => view.getUint8(index);
    case UINT4:
      return nibble;
    case INT4:
      return (index) => (nibble(index) << 28) >> 28;
    default:
      throw new UnsupportedGraphError(`a table of element type ${type}`, name);
  }
}
