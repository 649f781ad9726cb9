/**
 * Counts the parts of a file before it is read. Reading makes an object of each field, some 200
 * bytes, so a small file of many empty fields would otherwise take gigabytes.
 */
import { CorruptFileError, UnsupportedGraphError } from './errors';

/** GPT-2 XL, exported with both branches of a cache, has about 30,000 nodes. */
const MOST_NODES = 100_000;
const MOST_FIELDS = 1_500_000;
/** Inputs and outputs of all graphs together; GPT-2 XL with both branches has about 500. */
const MOST_INTERFACES = 2048;
/** A graph in a node's attribute is four messages further in. */
const MOST_LEVELS = 40;

/** Messages by field number, as far as they are read one by one (onnx.proto). */
interface Schema {
  readonly [field: number]: Schema;
}

const DIMENSION: Schema = {};
const SHAPE: Schema = { 1: DIMENSION };
const TENSOR_TYPE: Schema = { 2: SHAPE };
const TYPE: Schema = { 1: TENSOR_TYPE };
const VALUE_INFO: Schema = { 2: TYPE };
const TENSOR: Schema = { 13: {} };
const GRAPH: { [field: number]: Schema } = {
  5: TENSOR,
  11: VALUE_INFO,
  12: VALUE_INFO,
  13: VALUE_INFO,
};
const ATTRIBUTE: Schema = { 5: TENSOR, 6: GRAPH };
const NODE: Schema = { 5: ATTRIBUTE };
GRAPH[1] = NODE;
const MODEL: Schema = { 7: GRAPH, 8: {} };

/**
 * @throws CorruptFileError where the bytes are not messages, or nested too deep
 * @throws UnsupportedGraphError where there are more parts than any GPT-2 has
 */
export function checkLimits(bytes: Uint8Array): void {
  let [nodes, fields, interfaces, at] = [0, 0, 0, 0];

  /** Reads a varint as a number; exact up to 2^53. */
  const varint = (end: number): number => {
    let value = 0;
    for (let scale = 1; at < end; scale *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      if (scale > 2 ** 63) throw new CorruptFileError('an integer has more than ten bytes');
    }
    throw new CorruptFileError('the file ends early or is not ONNX: an integer is cut short');
  };

  const message = (end: number, schema: Schema, level: number): void => {
    if (level > MOST_LEVELS) throw new CorruptFileError('messages are nested too deep');
    while (at < end) {
      const tag = varint(end);
      const [id, wire] = [Math.floor(tag / 8), tag % 8];
      if (++fields > MOST_FIELDS) {
        throw new UnsupportedGraphError(`the file has more than ${MOST_FIELDS} fields`);
      }
      if (wire === 0) varint(end);
      else if (wire === 1) at += 8;
      else if (wire === 5) at += 4;
      else if (wire === 2) {
        const length = varint(end);
        const stop = at + length;
        if (stop > end) break;
        const inner = schema[id];
        if (inner === NODE && ++nodes > MOST_NODES) {
          throw new UnsupportedGraphError(`the graph has more than ${MOST_NODES} nodes`);
        }
        if (schema === GRAPH && (id === 11 || id === 12) && ++interfaces > MOST_INTERFACES) {
          throw new UnsupportedGraphError(
            `the graphs have more than ${MOST_INTERFACES} inputs and outputs`,
          );
        }
        if (inner) message(stop, inner, level + 1);
        at = stop;
      } else throw new CorruptFileError(`a field has the unknown wire type ${wire}`);
    }
    if (at !== end) throw new CorruptFileError('the file ends early or is not ONNX');
  };

  message(bytes.length, MODEL, 0);
}
