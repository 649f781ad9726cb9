/** Changes files at random, by bytes and by fields, as damage and hostile tools might. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { mersenne } from 'pure-rand/generator/mersenne';
import { MessageWriter, readFields } from '@/lib/onnx/protobuf';

/** Fields of onnx.proto that hold messages, by field number. */
interface Schema {
  readonly [field: number]: Schema;
}

const INFO: Schema = { 2: { 1: { 2: { 1: {} } } } };
const TENSOR: Schema = {};
const GRAPH: { [field: number]: Schema } = { 5: TENSOR, 11: INFO, 12: INFO, 13: INFO };
GRAPH[1] = { 5: { 5: TENSOR, 6: GRAPH } };
const MODEL: Schema = { 7: GRAPH, 8: {} };

/** Longer fields are weights, whose values do not decide anything. */
const WEIGHTS = 256;

/** Integers that programs stumble over. */
const INTEGERS = [0, 1, -1, 2, 3, 255, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 40, 2 ** 53];

type Field = ReturnType<typeof readFields>[number];

/** A source of random whole numbers from 0 to below `n`. */
export type Dice = (n: number) => number;

/** The same numbers for the same seed. */
export function diceOf(seed: number): Dice {
  const generator = mersenne(seed);
  return (n) => Math.floor(uniformFloat64(generator) * n);
}

/** A file with one to four changes. */
export function mutate(file: Uint8Array, dice: Dice): Uint8Array {
  let changed = file;
  for (let n = 1 + dice(4); n > 0; n--) {
    changed = dice(5) === 0 ? splice(changed, dice) : mutateFields(changed, dice);
  }
  return changed;
}

/** Cuts up to three bytes out and puts up to four others in, outside of the weights. */
function splice(file: Uint8Array, dice: Dice): Uint8Array {
  const at = structuralByte(file, dice);
  const put = Uint8Array.from({ length: dice(5) }, () => dice(256));
  const rest = file.subarray(Math.min(at + dice(4), file.length));
  const spliced = new Uint8Array(at + put.length + rest.length);
  spliced.set(file.subarray(0, at));
  spliced.set(put, at);
  spliced.set(rest, at + put.length);
  return spliced;
}

/** A position in the file that is not inside of the weights, if ten tries find one. */
function structuralByte(file: Uint8Array, dice: Dice): number {
  let message = file;
  let schema: Schema | undefined = MODEL;
  while (schema) {
    const fields = fieldsOf(message);
    const field: Field | undefined = fields?.[pick(fields, schema, dice)];
    if (!field) break;
    const inner: Schema | undefined = schema[field.id];
    if (!inner || field.wire !== 2 || dice(6) === 0) {
      const length = field.bytes.length > WEIGHTS ? 1 : field.bytes.length + 2;
      return Math.max(0, field.bytes.byteOffset - file.byteOffset - 2 + dice(length));
    }
    message = field.bytes;
    schema = inner;
  }
  return dice(file.length + 1);
}

/** Changes a field somewhere in a message, or one of the messages inside. */
function mutateFields(message: Uint8Array, dice: Dice, schema: Schema = MODEL): Uint8Array {
  const fields = fieldsOf(message);
  if (!fields || fields.length === 0) return splice(message, dice);
  const index = pick(fields, schema, dice);
  const field = fields[index] as Field;
  const inner = field.wire === 2 ? schema[field.id] : undefined;
  if (inner && dice(12) > 0) {
    fields[index] = { ...field, bytes: mutateFields(field.bytes, dice, inner) };
  } else changeField(fields, index, dice);
  return fields.reduce((writer, each) => writer.field(each), new MessageWriter()).join();
}

/** An index at random; in a model mostly that of its graph, and of a graph's tensors a small one. */
function pick(fields: readonly Field[], schema: Schema, dice: Dice): number {
  let index = dice(fields.length);
  for (let n = 0; n < 8; n++) {
    const { id, bytes } = fields[index] ?? { id: 0, bytes: new Uint8Array() };
    const isDull = schema === MODEL ? id !== 7 : schema === GRAPH && bytes.length > WEIGHTS;
    if (!isDull || dice(12) === 0) break;
    index = dice(fields.length);
  }
  return index;
}

function changeField(fields: Field[], index: number, dice: Dice): void {
  const field = fields[index] as Field;
  const other = fields[dice(fields.length)] as Field;
  const change = field.wire === 0 && dice(2) === 0 ? -1 : dice(7);
  if (change === 0) fields.splice(index, 1);
  else if (change === 1) fields.splice(index, 0, field);
  // The value of another field of the same message: a name that exists, a cycle.
  else if (change === 2 && other.wire === field.wire)
    fields[index] = { ...field, bytes: other.bytes };
  else if (change === 3 && other.wire === field.wire) fields[index] = { ...other, id: field.id };
  else if (change === 4) fields[index] = { ...field, id: 1 + dice(30) };
  else if (field.wire === 0) {
    const value = INTEGERS[dice(INTEGERS.length)] ?? 0;
    fields[index] = fieldsOf(new MessageWriter().int(field.id, value).join())?.[0] ?? field;
  } else if (field.wire === 2) {
    fields[index] = { ...field, bytes: field.bytes.subarray(0, dice(field.bytes.length + 1)) };
  }
}

function fieldsOf(message: Uint8Array): Field[] | undefined {
  try {
    return readFields(message);
  } catch {
    return undefined;
  }
}
