/**
 * Protocol buffers without a schema: a message is a list of fields whose values stay views of the
 * file, so that reading a model costs no memory and what is not understood is passed on unchanged.
 */
import protobuf from 'protobufjs/minimal.js';
import { CorruptFileError } from './errors';

const { Reader, Writer } = protobuf;

/** How a field's value is written: varint, 8 bytes, length and bytes, 4 bytes. */
export type WireType = 0 | 1 | 2 | 5;

/** One field of a message. `bytes` is the value as it stands in the file, without its length. */
export interface Field {
  readonly id: number;
  readonly wire: WireType;
  readonly bytes: Uint8Array;
}

/** Splits a message into its fields. Throws CorruptFileError where it is no message. */
export function readFields(message: Uint8Array): Field[] {
  const reader = new Reader(message);
  const fields: Field[] = [];
  try {
    while (reader.pos < reader.len) {
      const tag = reader.uint32();
      const id = tag >>> 3;
      const wire = tag & 7;
      if (id === 0) throw new CorruptFileError('a field has the number 0');
      let start = reader.pos;
      if (wire === 0) reader.uint64();
      else if (wire === 1) reader.skip(8);
      else if (wire === 5) reader.skip(4);
      else if (wire === 2) {
        const length = reader.uint32();
        start = reader.pos;
        if (length > 0) reader.skip(length);
      } else throw new CorruptFileError(`a field has the unknown wire type ${wire}`);
      fields.push({ id, wire, bytes: message.subarray(start, reader.pos) });
    }
  } catch (error) {
    if (error instanceof CorruptFileError) throw error;
    throw new CorruptFileError(`the file ends early or is not ONNX: ${(error as Error).message}`);
  }
  return fields;
}

/** The value of a varint field as a signed number (exact up to 2^53). */
export function toInt(field: Field): number {
  return Number(readVarint(new Reader(field.bytes)));
}

/** The values of a repeated integer field, packed or not. */
export function toInts(fields: readonly Field[], id: number): number[] {
  const values: number[] = [];
  for (const field of fields) {
    if (field.id !== id) continue;
    if (field.wire !== 2) {
      values.push(toInt(field));
      continue;
    }
    const reader = new Reader(field.bytes);
    while (reader.pos < reader.len) values.push(Number(readVarint(reader)));
  }
  return values;
}

function readVarint(reader: InstanceType<typeof Reader>): unknown {
  try {
    // A Long where the value needs one; Number() reads both.
    return reader.int64();
  } catch (error) {
    throw new CorruptFileError(`an integer is cut short: ${(error as Error).message}`);
  }
}

const utf8 = new TextDecoder();

/** The value of a string field. */
export const toText = (field: Field): string => utf8.decode(field.bytes);

/** The last field with this number, which is the one that counts for single fields. */
export function lastField(fields: readonly Field[], id: number): Field | undefined {
  return fields.findLast((field) => field.id === id);
}

/** The string in field `id`, or ''. */
export function stringField(fields: readonly Field[], id: number): string {
  const field = lastField(fields, id);
  return field ? toText(field) : '';
}

/**
 * A message under construction: pieces that are joined once, at the end. Views put into it are
 * not copied before that, so writing a model takes the memory of its result and no more.
 */
export class MessageWriter {
  readonly parts: Uint8Array[] = [];
  length = 0;

  /** Adds a field as it was read. */
  field({ id, wire, bytes }: Field): this {
    const head = new Writer().uint32((id << 3) | wire);
    if (wire === 2) head.uint32(bytes.length);
    return this.push(head.finish()).push(bytes);
  }

  int(id: number, value: number): this {
    return this.push(
      new Writer()
        .uint32(id << 3)
        .int64(value)
        .finish(),
    );
  }

  text(id: number, value: string): this {
    return this.push(
      new Writer()
        .uint32((id << 3) | 2)
        .string(value)
        .finish(),
    );
  }

  /** Adds a nested message. */
  message(id: number, value: MessageWriter): this {
    this.push(
      new Writer()
        .uint32((id << 3) | 2)
        .uint32(value.length)
        .finish(),
    );
    for (const part of value.parts) this.push(part);
    return this;
  }

  /** Adds fields that are written already. */
  raw(fields: Uint8Array): this {
    return this.push(fields);
  }

  join(): Uint8Array {
    const bytes = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  private push(part: Uint8Array): this {
    this.parts.push(part);
    this.length += part.length;
    return this;
  }
}
