/** TensorProto: name, element type and shape of a stored tensor, and new small tensors. */
import { CorruptFileError } from './errors';
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
export const DOUBLE = 11;
export const BFLOAT16 = 16;
export const UINT4 = 21;
export const INT4 = 22;

/** A constant of the graph. Its values are views of the file. */
export interface StoredTensor {
  readonly name: string;
  readonly dims: readonly number[];
  /** The product of `dims`. */
  readonly size: number;
  readonly type: number;
  readonly fields: readonly Field[];
}

/** Numbers of TensorProto's fields (onnx.proto). */
export const TENSOR_FIELDS = {
  dims: 1,
  type: 2,
  floats: 4,
  int32s: 5,
  int64s: 7,
  name: 8,
  raw: 9,
  doubles: 10,
  externalData: 13,
  location: 14,
} as const;

/** @throws CorruptFileError for negative sizes, or more elements than a file can hold */
export function readTensor(message: Uint8Array): StoredTensor {
  const fields = readFields(message);
  const type = lastField(fields, TENSOR_FIELDS.type);
  const name = stringField(fields, TENSOR_FIELDS.name);
  const dims = toInts(fields, TENSOR_FIELDS.dims, 64);
  const size = dims.reduce((product, dim) => product * dim, 1);
  if (dims.some((dim) => dim < 0) || size > 2 ** 48) {
    throw new CorruptFileError(`the tensor "${name}" has the impossible shape [${dims}]`);
  }
  return { name, dims, size, type: type ? toInt(type) : 0, fields };
}

/** Returns the tensor with bytes of its own, so that the file can be freed. */
export const detach = (tensor: StoredTensor): StoredTensor => ({
  ...tensor,
  fields: tensor.fields.map((field) => ({ ...field, bytes: field.bytes.slice() })),
});

/** Builds an int64 tensor; a scalar when `values` is a number. */
export function int64Tensor(name: string, values: number | readonly number[]): MessageWriter {
  const tensor = new MessageWriter();
  if (typeof values !== 'number') tensor.int(1, values.length);
  tensor.int(2, INT64);
  for (const value of typeof values === 'number' ? [values] : values) tensor.int(7, value);
  return tensor.text(8, name);
}
