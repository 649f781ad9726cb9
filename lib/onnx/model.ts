/** ModelProto: the file around a graph. */
import { CorruptFileError } from './errors';
import { Graph } from './graph';
import { type Field, last, Pieces, readFields, textOf, toInt } from './wire';

export interface Model {
  readonly graph: Graph;
  /** Version of the standard operator set. */
  readonly opset: number;
  /** Everything but the graph. */
  readonly rest: readonly Field[];
}

/** Throws CorruptFileError where the bytes are not a whole ONNX file. */
export function readModel(bytes: Uint8Array): Model {
  const fields = readFields(bytes);
  const graph = last(fields, 7);
  if (graph?.wire !== 2) throw new CorruptFileError('the file holds no graph');
  const opset = fields
    .filter(({ id, wire }) => id === 8 && wire === 2)
    .map((field) => readFields(field.bytes))
    .find((parts) => ['', 'ai.onnx'].includes(textOf(parts, 1)));
  const version = opset && last(opset, 2);
  if (!version) throw new CorruptFileError('the file names no operator set');
  return {
    graph: Graph.read(graph.bytes),
    opset: toInt(version),
    rest: fields.filter(({ id }) => id !== 7),
  };
}

/** The model as a file. Its tensors are copied here, once. */
export function writeModel({ graph, rest }: Model): Uint8Array {
  const model = new Pieces();
  for (const field of rest) model.field(field);
  return model.message(7, graph.write()).join();
}
