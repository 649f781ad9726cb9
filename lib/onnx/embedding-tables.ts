/** Reads the embedding tables of a GPT-2 file, row by row, dequantized. */

import type { Lookup } from './embeddings';
import { UnsupportedGraphError } from './errors';
import { readGpt2File } from './gpt2-file';
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';
import { source } from './graph-search';
import { type NormWeights, readNorms } from './layer-norm-weights';
import { type Table, tableOf } from './table';
import { detach, type StoredTensor } from './tensor';
import { type ElementReader, readElements } from './tensor-elements';
import { readUnembedding } from './unembedding';

/** Both embedding tables of a model, and the weights of its layer norms. */
export interface Tables {
  /** [V, D] */
  readonly token: Table;
  /** [context, D] */
  readonly position: Table;
  /**
   * [V, D]: the rows that logits are products with, where the file rounds them to 4 bits apart from
   * the token table; left out where they are the token table's.
   */
  readonly unembedding?: Table;
  /**
   * [2 L + 1]: two layer norms a block and the final one; undefined where one was not found.
   */
  readonly norms: readonly (NormWeights | undefined)[];
}

/** The graph that tensors are read from, and whether their bytes are copied out of the file. */
interface Source {
  readonly graph: Graph;
  readonly copy: boolean;
}

/**
 * Returns the token table [V, D] and the position table [context, D] of a model file as it
 * came. A row is decoded when it is read, so `bytes` must stay unchanged, unless `detached`
 * asks for copies of the tables; then the file can be freed.
 *
 * @throws CorruptFileError when the bytes are not a whole ONNX file
 * @throws UnsupportedGraphError when the graph is not a GPT-2 that can be opened
 */
export function readTables(bytes: Uint8Array, how: { detached?: boolean } = {}): Tables {
  const { branches, structures } = readGpt2File(bytes);
  const [branch, structure] = [branches[0], structures[0]];
  if (!branch || !structure) throw new UnsupportedGraphError('no graph computes logits');
  const { token, position } = structure;
  const copy = how.detached ?? false;
  const unembedding = readUnembedding(branch, copy);
  return {
    token: readTable({ graph: branch.graph, copy }, token),
    position: readTable({ graph: branch.graph, copy }, position),
    ...(unembedding ? { unembedding } : {}),
    norms: readNorms(branch.graph, structure),
  };
}

/** Scales and zero points of a quantized table. */
interface Quantization {
  readonly scale: string | undefined;
  readonly zero: string | undefined;
  readonly axis: number;
  readonly block: number;
}

function readTable(from: Source, { gather }: Lookup): Table {
  const { graph } = from;
  const stored = source(graph, gather.inputs[0] ?? '');
  const before = graph.producer(stored);
  if (gather.opType === 'GatherBlockQuantized') {
    const [, , scale, zero] = gather.inputs;
    const axis = gather.int('quantize_axis') ?? 1;
    const block = gather.int('block_size') ?? 128;
    return quantized(from, stored, gather, { scale, zero, axis, block });
  }
  if (before?.opType === 'DequantizeLinear') {
    return quantized(from, before.inputs[0] ?? '', before, linear(before));
  }
  // Rows may be looked up as integers and dequantized afterwards.
  const after = graph
    .consumers(gather.outputs[0] ?? '')
    .find(({ opType }) => opType === 'DequantizeLinear');
  if (after) return quantized(from, stored, gather, linear(after));
  return plain(tensorAt(from, stored, gather), gather, (element) => element);
}

const linear = (node: GraphNode): Quantization => ({
  scale: node.inputs[1],
  zero: node.inputs[2],
  axis: node.int('axis') ?? 1,
  block: node.int('block_size') ?? 0,
});

function quantized(from: Source, stored: string, node: GraphNode, how: Quantization): Table {
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
    throw new UnsupportedGraphError(
      'an embedding table that is not stored as rows of one width',
      node.label,
    );
  }
  const elements = readElements(tensor);
  return tableOf(rows, width, (i, column) => decode(elements(i * width + column), i, column));
}

function tensorAt({ graph, copy }: Source, value: string, node: GraphNode): StoredTensor {
  const tensor = graph.constant(value);
  if (tensor) return copy ? detach(tensor) : tensor;
  throw new UnsupportedGraphError('a table that is not stored in the file', node.label);
}
