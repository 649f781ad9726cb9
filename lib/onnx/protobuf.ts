/**
 * Reads and writes protocol buffers without a schema. A message is a list of fields whose values
 * are views of the file: weights are not copied, and unknown fields are written back unchanged.
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

/**
 * Splits a message into its fields.
 *
 * @throws CorruptFileError where the bytes are not a message
 */
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

/** Returns the value of a varint field as a signed number, exact up to 2^53. */
export function toInt(field: Field): number {
  if (field.wire !== 0) throw new CorruptFileError(`field ${field.id} is not an integer`);
  return readVarint(new Reader(field.bytes));
}

/**
 * Returns the values of a repeated integer field, packed or not.
 *
 * @param most how many values are allowed
 * @throws CorruptFileError where there are more
 */
export function toInts(fields: readonly Field[], id: number, most = 4096): number[] {
  const values: number[] = [];
  for (const field of fields) {
    if (field.id !== id) continue;
    const reader = new Reader(field.bytes);
    while (reader.pos < reader.len) {
      if (values.length >= most) throw new CorruptFileError(`a list has more than ${most} numbers`);
      values.push(readVarint(reader));
    }
  }
  return values;
}

function readVarint(reader: InstanceType<typeof Reader>): number {
  try {
    // A Long where the value needs one; Number() reads both.
    return Number(reader.int64());
  } catch (error) {
    throw new CorruptFileError(`an integer is cut short: ${(error as Error).message}`);
  }
}

/** Names are written back, so a byte that is not UTF-8 must not become another character. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Returns the value of a string field. Throws CorruptFileError where it is not UTF-8. */
export function toText(field: Field): string {
  try {
    return utf8.decode(field.bytes);
  } catch {
    throw new CorruptFileError('a name is not UTF-8 text');
  }
}

/** Returns the last field with this number, which is the one that counts for a single field. */
export function lastField(fields: readonly Field[], id: number): Field | undefined {
  return fields.findLast((field) => field.id === id);
}

/** Returns the string in field `id`, or ''. */
export function stringField(fields: readonly Field[], id: number): string {
  const field = lastField(fields, id);
  return field ? toText(field) : '';
}

/** Returns a writer that has written a field's number and how its value is written. */
const tagged = (id: number, wire: WireType) => new Writer().uint32((id << 3) | wire);

/**
 * Builds a message from parts that are joined once, at the end. Views of the file are not copied
 * before that, so writing a model takes no more memory than its result.
 */
export class MessageWriter {
  readonly parts: Uint8Array[] = [];
  length = 0;

  /** Adds a field unchanged. */
  field({ id, wire, bytes }: Field): this {
    const head = tagged(id, wire);
    if (wire === 2) head.uint32(bytes.length);
    return this.push(head.finish()).push(bytes);
  }

  int(id: number, value: number): this {
    return this.push(tagged(id, 0).int64(value).finish());
  }

  text(id: number, value: string): this {
    return this.push(tagged(id, 2).string(value).finish());
  }

  /** Adds a nested message. */
  message(id: number, value: MessageWriter): this {
    this.push(tagged(id, 2).uint32(value.length).finish());
    for (const part of value.parts) this.push(part);
    return this;
  }

  /** Adds bytes that are encoded fields already. */
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
