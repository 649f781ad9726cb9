/** Reads the second matrix of each MLP: what its neurons write. */
import { UnsupportedGraphError } from './errors';
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';
import { source } from './graph-search';
import type { MlpSite } from './mlp';
import { readPacked } from './packed-weights';
import { type GraphSource, type Quantization, quantized, storedTable } from './stored-table';
import { type Table, tableOf } from './table';

/** Bytes that are copied out of a file at most: those of GPT-2 (124M) in 8 bits, and no more. */
const MOST_COPIED = 32e6;

/** The inputs of operations on integers that hold the scale and the zero point of their matrix. */
const SCALED: Readonly<Record<string, readonly [matrix: number, scale: number, zero: number]>> = {
  DynamicQuantizeMatMul: [1, 2, 3],
  MatMulIntegerToFloat: [1, 3, 5],
  QLinearMatMul: [3, 4, 5],
};

/**
 * Returns the second matrix [M, D] of each MLP, a row a neuron; undefined where one of them is not
 * found, or where copies of all would be too large.
 *
 * @param mlp one a layer
 */
export function readNeuronRows(
  from: GraphSource,
  mlp: readonly (MlpSite | undefined)[],
): Table[] | undefined {
  const nodes = mlp.flatMap((site) => site?.second ?? []);
  const bytes = nodes.reduce((sum, node) => sum + bytesOf(from.graph, node), 0);
  if (nodes.length < mlp.length || (from.copy && bytes > MOST_COPIED)) return undefined;
  const tables = nodes.flatMap((node) => unlessUnsupported(() => rowsOf(from, node)) ?? []);
  return tables.length === nodes.length ? tables : undefined;
}

/** Returns how many bytes the constants of a node have. */
function bytesOf(graph: Graph, node: GraphNode): number {
  const stored = node.inputs.flatMap((input) => {
    const value = source(graph, input);
    const before = graph.producer(value);
    return before?.opType === 'DequantizeLinear' ? before.inputs : [value];
  });
  return stored
    .flatMap((value) => graph.constant(value)?.fields ?? [])
    .reduce((sum, field) => sum + field.bytes.length, 0);
}

/** A model can be opened without what its neurons write. */
function unlessUnsupported<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnsupportedGraphError) return undefined;
    throw error;
  }
}

function rowsOf(from: GraphSource, node: GraphNode): Table | undefined {
  const { graph } = from;
  const packed = readPacked(from, node);
  if (packed) {
    const { rows, width, decode } = packed;
    return tableOf(width, rows, (neuron, place) => decode(place, neuron));
  }
  const [matrix, scale, zero] = SCALED[node.opType] ?? [];
  if (matrix !== undefined && scale !== undefined && zero !== undefined) {
    return integers(from, node, node.inputs[matrix], node.inputs[scale], node.inputs[zero]);
  }
  if (node.opType === 'MatMulInteger') {
    return integers(from, node, node.inputs[1], scaleAfter(graph, node), node.inputs[3]);
  }
  if (node.int('transB')) return undefined;
  const value = source(graph, node.inputs[1] ?? '');
  const before = graph.producer(value);
  const stored = before?.opType === 'DequantizeLinear' ? before.inputs[0] : value;
  return isMatrix(graph, stored) ? storedTable(from, value, node) : undefined;
}

function integers(
  from: GraphSource,
  node: GraphNode,
  matrix: string | undefined,
  scale: string | undefined,
  zero: string | undefined,
): Table | undefined {
  if (!matrix || !scale || !isMatrix(from.graph, matrix)) return undefined;
  const how: Quantization = { scale, zero: zero || undefined, axis: 1, block: 0 };
  return quantized(from, matrix, node, how);
}

const isMatrix = (graph: Graph, name: string | undefined): boolean =>
  (name ? graph.constant(name) : undefined)?.dims.length === 2;

/** Returns the constant in the product of scales that a product of integers is multiplied by. */
function scaleAfter(graph: Graph, node: GraphNode): string | undefined {
  const [cast] = graph.consumers(node.outputs[0] ?? '');
  const [product] = graph.consumers(cast?.outputs[0] ?? '');
  const scales = product?.inputs.find((input) => input !== cast?.outputs[0]);
  if (product?.opType !== 'Mul' || !scales) return undefined;
  const of = graph.producer(scales);
  return of?.opType === 'Mul' ? of.inputs.find((input) => graph.constant(input)) : undefined;
}
