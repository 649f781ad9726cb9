/** TensorProto, as far as a graph edit needs it: the head of a tensor, and new small ones. */
import {
  type Field,
  lastField,
  MessageWriter,
  readFields,
  stringField,
  toInt,
  toInts,
} from './protobuf';

/** Element types of TensorProto.DataType that appear here (onnx.proto). */
export const FLOAT = 1;
export const UINT8 = 2;
export const INT8 = 3;
export const INT32 = 6;
export const INT64 = 7;
export const BOOL = 9;
export const FLOAT16 = 10;
export const UINT4 = 21;
export const INT4 = 22;

/** A constant of the graph; its values are still in the file. */
export interface StoredTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly type: number;
  readonly fields: readonly Field[];
}

export function readTensor(message: Uint8Array): StoredTensor {
  const fields = readFields(message);
  const type = lastField(fields, 2);
  return {
    name: stringField(fields, 8),
    dims: toInts(fields, 1),
    type: type ? toInt(type) : 0,
    fields,
  };
}

/** A new int64 tensor; a scalar when `values` is a number. */
export function int64Tensor(name: string, values: number | readonly number[]): MessageWriter {
  const tensor = new MessageWriter();
  if (typeof values !== 'number') tensor.int(1, values.length);
  tensor.int(2, INT64);
  for (const value of typeof values === 'number' ? [values] : values) tensor.int(7, value);
  return tensor.text(8, name);
}
