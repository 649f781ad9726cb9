/** ValueInfoProto: the declared name, element type and shape of a graph's input or output. */
import { type Field, lastField, MessageWriter, readFields, stringField, toInt } from './protobuf';

/** A declared tensor. A dimension that is not a fixed number is undefined. */
export interface ValueInfo {
  readonly name: string;
  readonly type: number | undefined;
  readonly dims: readonly (number | undefined)[] | undefined;
  readonly field: Field;
}

function nested(fields: readonly Field[] | undefined, id: number): Field[] | undefined {
  const field = fields && lastField(fields, id);
  return field && readFields(field.bytes);
}

export function readValueInfo(field: Field): ValueInfo {
  const fields = readFields(field.bytes);
  const tensor = nested(nested(fields, 2), 1);
  const type = tensor && lastField(tensor, 1);
  const shape = nested(tensor, 2);
  const dims = shape
    ?.filter(({ id }) => id === 1)
    .map(({ bytes }) => {
      const value = lastField(readFields(bytes), 1);
      return value && toInt(value);
    });
  return { name: stringField(fields, 1), type: type && toInt(type), dims, field };
}

/** Builds a declaration. Undefined dimensions, or undefined `dims`, are left open. */
export function valueInfo(
  name: string,
  type: number,
  dims: readonly (number | undefined)[] | undefined,
): ValueInfo {
  const shape = new MessageWriter();
  for (const dim of dims ?? []) {
    const piece = new MessageWriter();
    shape.message(1, dim === undefined ? piece : piece.int(1, dim));
  }
  const tensor = new MessageWriter().int(1, type);
  if (dims) tensor.message(2, shape);
  const bytes = new MessageWriter()
    .text(1, name)
    .message(2, new MessageWriter().message(1, tensor))
    .join();
  return { name, type, dims, field: { id: 0, wire: 2, bytes } };
}
