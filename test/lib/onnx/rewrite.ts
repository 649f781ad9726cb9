/** Changes to whole files that tests need: other names inside, another operation, another shape. */
import { type Field, lastField, MessageWriter, readFields, stringField } from '@/lib/onnx/protobuf';
import { TENSOR_FIELDS } from '@/lib/onnx/tensor';
import { valueInfo } from '@/lib/onnx/value-info';

/** Numbers of the fields that these changes touch (onnx.proto). */
const MODEL = { graph: 7 };
const GRAPH = { node: 1, initializer: 5, input: 11, output: 12, valueInfo: 13 };
const NODE = { input: 1, output: 2, name: 3, opType: 4, attribute: 5, domain: 7 };

type Change = (field: Field) => MessageWriter | string | Field | undefined;

/** A message with each field as `change` wants it: nested, as text, as it is, or left out. */
function rebuild(message: Uint8Array, change: Change): MessageWriter {
  const pieces = new MessageWriter();
  for (const field of readFields(message)) {
    const changed = change(field);
    if (changed instanceof MessageWriter) pieces.message(field.id, changed);
    else if (typeof changed === 'string') pieces.text(field.id, changed);
    else if (changed) pieces.field(changed);
  }
  return pieces;
}

/** Gives every node and every value that is no input or output of the model a new name. */
export function renameAll(file: Uint8Array, newName: () => string): Uint8Array {
  const root = lastField(readFields(file), MODEL.graph)?.bytes ?? new Uint8Array();
  const fixed = readFields(root).filter(({ id }) => id === GRAPH.input || id === GRAPH.output);
  const names = new Map([['', '']]);
  for (const { bytes } of fixed)
    names.set(stringField(readFields(bytes), 1), stringField(readFields(bytes), 1));
  const renamed = (field: Field): string => {
    const old = new TextDecoder().decode(field.bytes);
    const name = names.get(old) ?? newName();
    names.set(old, name);
    return name;
  };
  const node: Change = (field) => {
    if (field.id === NODE.input || field.id === NODE.output) return renamed(field);
    if (field.id === NODE.name) return newName();
    if (field.id !== NODE.attribute) return field;
    return rebuild(field.bytes, (part) => (part.id === 6 ? rebuild(part.bytes, graph) : part));
  };
  const first: Change = (field) => (field.id === 1 ? renamed(field) : field);
  const tensor: Change = (field) => (field.id === TENSOR_FIELDS.name ? renamed(field) : field);
  const graph: Change = (field) => {
    if (field.id === GRAPH.node) return rebuild(field.bytes, node);
    if (field.id === GRAPH.initializer) return rebuild(field.bytes, tensor);
    const named = field.id >= GRAPH.input && field.id <= GRAPH.valueInfo;
    return named ? rebuild(field.bytes, first) : field;
  };
  return onGraph(file, graph);
}

/** The file with a tensor declared in another shape. */
export function resizeTensor(file: Uint8Array, name: string, dims: readonly number[]): Uint8Array {
  return onGraph(file, (field) => {
    if (field.id !== GRAPH.initializer) return field;
    const parts = readFields(field.bytes);
    if (stringField(parts, TENSOR_FIELDS.name) !== name) return field;
    const tensor = new MessageWriter();
    for (const dim of dims) tensor.int(TENSOR_FIELDS.dims, dim);
    for (const part of parts) if (part.id !== TENSOR_FIELDS.dims) tensor.field(part);
    return tensor;
  });
}

/** The file with one of the model's inputs declared with another element type. */
export function retype(file: Uint8Array, input: string, type: number): Uint8Array {
  return onGraph(file, (field) => {
    if (field.id !== GRAPH.input || stringField(readFields(field.bytes), 1) !== input) return field;
    return new MessageWriter().raw(valueInfo(input, type, [undefined, undefined]).field.bytes);
  });
}

/** The file with the nodes of one operation as another. */
export function replaceOperation(file: Uint8Array, from: string, to: string): Uint8Array {
  return onGraph(file, (field) => {
    if (field.id !== GRAPH.node || stringField(readFields(field.bytes), NODE.opType) !== from)
      return field;
    return rebuild(field.bytes, (part) => (part.id === NODE.opType ? to : part));
  });
}

/** The file with one of the model's inputs or outputs under another name, where it is declared. */
export function renameDeclared(file: Uint8Array, from: string, to: string): Uint8Array {
  return onGraph(file, (field) => {
    const declared = field.id === GRAPH.input || field.id === GRAPH.output;
    if (!declared || stringField(readFields(field.bytes), 1) !== from) return field;
    return rebuild(field.bytes, (part) => (part.id === 1 ? to : part));
  });
}

function onGraph(file: Uint8Array, graph: Change): Uint8Array {
  return rebuild(file, (field) =>
    field.id === MODEL.graph ? rebuild(field.bytes, graph) : field,
  ).join();
}
