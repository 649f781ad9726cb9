/** ModelProto: the file around a graph. */
import { CorruptFileError } from './errors';
import { Graph } from './graph';
import { type Field, lastField, MessageWriter, readFields, stringField, toInt } from './protobuf';

export interface OnnxModel {
  readonly graph: Graph;
  /** Version of the standard operator set. */
  readonly opset: number;
  /** Everything but the graph. */
  readonly rest: readonly Field[];
}

/** @throws CorruptFileError where the bytes are not a whole ONNX file */
export function readOnnxModel(bytes: Uint8Array): OnnxModel {
  const fields = readFields(bytes);
  const graph = lastField(fields, 7);
  if (graph?.wire !== 2) throw new CorruptFileError('the file holds no graph');
  const opset = fields
    .filter(({ id, wire }) => id === 8 && wire === 2)
    .map((field) => readFields(field.bytes))
    .find((parts) => ['', 'ai.onnx'].includes(stringField(parts, 1)));
  const version = opset && lastField(opset, 2);
  if (!version) throw new CorruptFileError('the file names no operator set');
  return {
    graph: Graph.read(graph.bytes),
    opset: toInt(version),
    rest: fields.filter(({ id }) => id !== 7),
  };
}

/** Returns the model as a file. This is the only place where its weights are copied. */
export function writeOnnxModel({ graph, rest }: OnnxModel): Uint8Array {
  const model = new MessageWriter();
  for (const field of rest) model.field(field);
  return model.message(7, graph.write()).join();
}
