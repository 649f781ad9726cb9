/** Finds the embedding tables of a GPT-2 file and reads rows of them, dequantized. */
import { findAnatomy } from './anatomy';
import { findBodies } from './body';
import { type Elements, readElements } from './elements';
import type { Lookup } from './embeddings';
import { CorruptFileError, UnsupportedGraphError } from './errors';
import type { Graph } from './graph';
import { readModel } from './model';
import type { Node } from './node';
import type { TensorHead } from './tensor';
import { source } from './walk';

/** An embedding table, still in the bytes of its file. */
export interface Table {
  /** V tokens, or positions in the context. */
  readonly rows: number;
  /** D */
  readonly width: number;
  /** Row i as float32, [D]; a new array each time. Throws RangeError outside of the table. */
  row(i: number): Float32Array;
}

/**
 * The token table [V, D] and the position table [context, D] of a model file, as it came or
 * instrumented. Rows are decoded when they are asked for; `bytes` must stay unchanged.
 *
 * @throws CorruptFileError when the bytes are not a whole ONNX file
 * @throws UnsupportedGraphError when the graph is not understood or its weights are elsewhere
 */
export function readTables(bytes: Uint8Array): { token: Table; position: Table } {
  const { bodies } = findBodies(readModel(bytes).graph);
  const [body] = bodies;
  if (!body) throw new UnsupportedGraphError('no graph computes logits');
  const { token, position } = findAnatomy(body.graph, body.logits);
  return { token: readTable(body.graph, token), position: readTable(body.graph, position) };
}

/** Scales and zero points of a quantized table. */
interface Quantization {
  readonly scale: string | undefined;
  readonly zero: string | undefined;
  readonly axis: number;
  readonly block: number;
}

function readTable(graph: Graph, { gather }: Lookup): Table {
  const from = source(graph, gather.inputs[0] ?? '');
  const before = graph.producer(from);
  if (gather.opType === 'GatherBlockQuantized') {
    const [, , scale, zero] = gather.inputs;
    const axis = gather.int('quantize_axis') ?? 1;
    const block = gather.int('block_size') ?? 128;
    return quantized(graph, from, gather, { scale, zero, axis, block });
  }
  if (before?.opType === 'DequantizeLinear') {
    return quantized(graph, before.inputs[0] ?? '', before, linear(before));
  }
  // The integers of rows that were looked up may become numbers behind the lookup.
  const after = graph
    .consumers(gather.outputs[0] ?? '')
    .find(({ opType }) => opType === 'DequantizeLinear');
  if (after) return quantized(graph, from, gather, linear(after));
  return plain(tensorAt(graph, from, gather), gather, (element) => element);
}

const linear = (node: Node): Quantization => ({
  scale: node.inputs[1],
  zero: node.inputs[2],
  axis: node.int('axis') ?? 1,
  block: node.int('block_size') ?? 0,
});

function quantized(graph: Graph, from: string, node: Node, how: Quantization): Table {
  const scale = tensorAt(graph, how.scale ?? '', node);
  const scales = readElements(scale);
  const zeros: Elements = how.zero ? readElements(tensorAt(graph, how.zero, node)) : () => 0;
  const axis = how.axis < 0 ? how.axis + 2 : how.axis;
  const groups = scale.dims[1] ?? 1;
  const groupOf = (row: number, column: number): number => {
    if (scale.dims.length === 2) {
      return axis === 1
        ? row * groups + Math.floor(column / how.block)
        : Math.floor(row / how.block) * groups + column;
    }
    if (scale.dims.length === 0 || scale.dims[0] === 1) return 0;
    return axis === 0 ? row : column;
  };
  return plain(tensorAt(graph, from, node), node, (element, row, column) => {
    const group = groupOf(row, column);
    return (element - zeros(group)) * scales(group);
  });
}

function plain(
  tensor: TensorHead,
  node: Node,
  decode: (element: number, row: number, column: number) => number,
): Table {
  const [rows, width, more] = tensor.dims;
  if (!rows || !width || more !== undefined) {
    throw new UnsupportedGraphError('an embedding table that is no table', node.label);
  }
  const elements = readElements(tensor);
  return {
    rows,
    width,
    row(i) {
      if (!Number.isInteger(i) || i < 0 || i >= rows) {
        throw new RangeError(`the table has no row ${i}`);
      }
      try {
        return Float32Array.from({ length: width }, (_, column) =>
          decode(elements(i * width + column), i, column),
        );
      } catch (error) {
        throw new CorruptFileError(`a table is cut short: ${(error as Error).message}`);
      }
    },
  };
}

function tensorAt(graph: Graph, value: string, node: Node): TensorHead {
  const tensor = graph.constant(value);
  if (tensor) return tensor;
  throw new UnsupportedGraphError('a table that is not stored in the file', node.label);
}
