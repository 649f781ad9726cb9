/** ValueInfoProto: the declared name, element type and shape of a graph's input or output. */
import { type Field, last, Pieces, readFields, textOf, toInt } from './wire';

/** A declared tensor. A dimension that is not a fixed number is undefined. */
export interface ValueInfo {
  readonly name: string;
  readonly type: number | undefined;
  readonly dims: readonly (number | undefined)[] | undefined;
  readonly field: Field;
}

function nested(fields: readonly Field[] | undefined, id: number): Field[] | undefined {
  const field = fields && last(fields, id);
  return field && readFields(field.bytes);
}

export function readValueInfo(field: Field): ValueInfo {
  const fields = readFields(field.bytes);
  const tensor = nested(nested(fields, 2), 1);
  const type = tensor && last(tensor, 1);
  const shape = nested(tensor, 2);
  const dims = shape
    ?.filter(({ id }) => id === 1)
    .map(({ bytes }) => {
      const value = last(readFields(bytes), 1);
      return value && toInt(value);
    });
  return { name: textOf(fields, 1), type: type && toInt(type), dims, field };
}

/** A new declaration; undefined dimensions, or all of them, are left open, without a name. */
export function valueInfo(
  name: string,
  type: number,
  dims: readonly (number | undefined)[] | undefined,
): ValueInfo {
  const shape = new Pieces();
  for (const dim of dims ?? []) {
    const piece = new Pieces();
    shape.message(1, dim === undefined ? piece : piece.int(1, dim));
  }
  const tensor = new Pieces().int(1, type);
  if (dims) tensor.message(2, shape);
  const bytes = new Pieces().text(1, name).message(2, new Pieces().message(1, tensor)).join();
  return { name, type, dims, field: { id: 0, wire: 2, bytes } };
}
