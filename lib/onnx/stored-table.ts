/** Reads tables that a graph stores, as numbers or as integers with scales. */
import { UnsupportedGraphError } from './errors';
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';
import { type Table, tableOf } from './table';
import { detach, type StoredTensor } from './tensor';
import { type ElementReader, readElements } from './tensor-elements';

/** The graph that tensors are read from, and whether their bytes are copied out of the file. */
export interface GraphSource {
  readonly graph: Graph;
  readonly copy: boolean;
}

/** Scales and zero points of a quantized table. */
export interface Quantization {
  readonly scale: string | undefined;
  readonly zero: string | undefined;
  readonly axis: number;
  readonly block: number;
}

/**
 * Returns the table that a value is: a constant, or one that a DequantizeLinear makes of integers.
 *
 * @param node who reads it, for the error
 * @throws UnsupportedGraphError where the file does not store it
 */
export function storedTable(from: GraphSource, value: string, node: GraphNode): Table {
  const before = from.graph.producer(value);
  if (before?.opType === 'DequantizeLinear') {
    return quantized(from, before.inputs[0] ?? '', before, linearOf(before));
  }
  return plain(tensorAt(from, value, node), node, (element) => element);
}

/** Returns scale, zero point and axis of a DequantizeLinear. */
export const linearOf = (node: GraphNode): Quantization => ({
  scale: node.inputs[1],
  zero: node.inputs[2],
  axis: node.int('axis') ?? 1,
  block: node.int('block_size') ?? 0,
});

/** Returns a table of integers, each minus its zero point and times its scale. */
export function quantized(
  from: GraphSource,
  stored: string,
  node: GraphNode,
  how: Quantization,
): Table {
  const scale = tensorAt(from, how.scale ?? '', node);
  const scales = readElements(scale);
  const zeros: ElementReader = how.zero ? readElements(tensorAt(from, how.zero, node)) : () => 0;
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
  return plain(tensorAt(from, stored, node), node, (element, row, column) => {
    const group = groupOf(row, column);
    return (element - zeros(group)) * scales(group);
  });
}

function plain(
  tensor: StoredTensor,
  node: GraphNode,
  decode: (element: number, row: number, column: number) => number,
): Table {
  const [rows, width, more] = tensor.dims;
  if (!rows || !width || more !== undefined) {
    throw new UnsupportedGraphError('a table that is not stored as rows of one width', node.label);
  }
  const elements = readElements(tensor);
  return tableOf(rows, width, (i, column) => decode(elements(i * width + column), i, column));
}

function tensorAt({ graph, copy }: GraphSource, value: string, node: GraphNode): StoredTensor {
  const tensor = graph.constant(value);
  if (tensor) return copy ? detach(tensor) : tensor;
  throw new UnsupportedGraphError('a table that is not stored in the file', node.label);
}
