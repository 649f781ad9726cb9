/** Reads the embedding tables of a GPT-2 file, row by row, dequantized. */

import type { Lookup } from './embeddings';
import { UnsupportedGraphError } from './errors';
import { type Gpt2File, readGpt2File } from './gpt2-file';
import { source } from './graph-search';
import { type NormWeights, readNorms } from './layer-norm-weights';
import { readNeuronRows } from './neuron-rows';
import { type GraphSource, linearOf, quantized, storedTable } from './stored-table';
import type { Table } from './table';
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
  /**
   * [L] of [M, D]: what each neuron of an MLP writes into the stream for an activation of 1; left
   * out where it is stored in another way, or too large to keep.
   */
  readonly neurons?: readonly Table[];
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
  return tablesOf(readGpt2File(bytes), how);
}

/** Returns what `readTables` does, of a file that was read. */
export function tablesOf(
  { branches, structures }: Gpt2File,
  how: { detached?: boolean } = {},
): Tables {
  const [branch, structure] = [branches[0], structures[0]];
  if (!branch || !structure) throw new UnsupportedGraphError('no graph computes logits');
  const { token, position } = structure;
  const copy = how.detached ?? false;
  const unembedding = readUnembedding(branch, copy);
  const neurons = readNeuronRows({ graph: branch.graph, copy }, structure.mlp);
  return {
    token: readTable({ graph: branch.graph, copy }, token),
    position: readTable({ graph: branch.graph, copy }, position),
    ...(unembedding ? { unembedding } : {}),
    norms: readNorms(branch.graph, structure),
    ...(neurons ? { neurons } : {}),
  };
}

function readTable(from: GraphSource, { gather }: Lookup): Table {
  const { graph } = from;
  const stored = source(graph, gather.inputs[0] ?? '');
  const before = graph.producer(stored);
  if (gather.opType === 'GatherBlockQuantized') {
    const [, , scale, zero] = gather.inputs;
    const axis = gather.int('quantize_axis') ?? 1;
    const block = gather.int('block_size') ?? 128;
    return quantized(from, stored, gather, { scale, zero, axis, block });
  }
  if (before?.opType === 'DequantizeLinear') return storedTable(from, stored, gather);
  // Rows may be looked up as integers and dequantized afterwards.
  const after = graph
    .consumers(gather.outputs[0] ?? '')
    .find(({ opType }) => opType === 'DequantizeLinear');
  if (after) return quantized(from, stored, gather, linearOf(after));
  return storedTable(from, stored, gather);
}
