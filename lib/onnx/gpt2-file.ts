/** Reads a whole file, finds the GPT-2 in it, and checks that it is one that can be opened. */
import { type Branches, findBranches } from './branches';
import { tableDims } from './embeddings';
import { UnsupportedGraphError } from './errors';
import { checkLimits } from './file-limits';
import { findGpt2Structure, type Gpt2Structure } from './gpt2-structure';
import type { Graph } from './graph';
import { checkInterface, readHeads } from './interface';
import { type OnnxModel, readOnnxModel } from './onnx-model';
import { checkPositions } from './positions';
import { expandSkipLayerNorms } from './skip-layer-norm';
import { readElements } from './tensor-elements';
import { checkWeights } from './weights';

/** A model file that was read and understood. */
export interface Gpt2File extends Branches {
  readonly model: OnnxModel;
  /** One a branch, in the same order. */
  readonly structures: readonly Gpt2Structure[];
  /** L */
  readonly layers: number;
  /** H */
  readonly heads: number;
  /** D */
  readonly width: number;
}

/**
 * @throws CorruptFileError when the bytes are not a whole ONNX file
 * @throws UnsupportedGraphError when the graph is not a GPT-2 that can be opened
 */
export function readGpt2File(bytes: Uint8Array): Gpt2File {
  checkLimits(bytes);
  const model = readOnnxModel(bytes);
  const root = model.graph;
  const found = findBranches(root);
  checkWeights(root);
  const cached = checkInterface(root);
  for (const { graph } of found.branches) expandSkipLayerNorms(graph);
  const structures = found.branches.map(({ graph, logits }) => findGpt2Structure(graph, logits));
  const layers = structures[0]?.attention.length ?? 0;
  if (cached !== layers || structures.some(({ attention }) => attention.length !== layers)) {
    const counts = structures.map(({ attention }) => attention.length);
    throw new UnsupportedGraphError(
      `the graph has ${counts.join(' and ')} layers of attention, its key/value cache ${cached}`,
    );
  }
  const { heads, each } = readHeads(root);
  for (const [i, { graph }] of found.branches.entries()) {
    const structure = structures[i];
    if (structure) checkWidths(graph, structure, heads, each);
  }
  checkPositions(root, found, structures);
  return { ...found, model, structures, layers, heads, width: heads * each };
}

/** Compares the heads of the cache with the embeddings' width and with the queries. */
function checkWidths(graph: Graph, structure: Gpt2Structure, heads: number, each: number): void {
  for (const lookup of [structure.token, structure.position]) {
    const dims = tableDims(graph, lookup);
    if (dims?.length !== 2) {
      throw new UnsupportedGraphError(
        'an embedding table that is not stored in the file as a table',
        lookup.gather.label,
      );
    }
    if (dims[1] === heads * each) continue;
    throw new UnsupportedGraphError(
      `the cache has ${heads} head${heads === 1 ? '' : 's'} of width ${each}, which are not as wide together as an embedding, ${dims[1]}: heads share their keys, or it is another kind of model than GPT-2`,
      lookup.gather.label,
    );
  }
  for (const { query } of structure.attention) {
    const [queryHeads, queryWidth] = lastSizes(graph, query);
    const asHeads = queryHeads === undefined || queryHeads === heads;
    const asWidth = queryWidth === undefined || queryWidth === each;
    if (asHeads && asWidth) continue;
    throw new UnsupportedGraphError(
      `queries have ${queryHeads ?? '?'} heads of width ${queryWidth ?? '?'}, keys ${heads} of ${each}: heads share their keys, where each of GPT-2's has its own`,
      graph.producer(query)?.label,
    );
  }
}

/** H and d of queries, from the [B, T, H, d] that they are reshaped to, where it is written. */
function lastSizes(graph: Graph, query: string): (number | undefined)[] {
  const transpose = graph.producer(query);
  const reshape = graph.producer(transpose?.inputs[0] ?? '');
  if (reshape?.opType !== 'Reshape' || `${transpose?.ints('perm')}` !== '0,2,1,3') return [];
  const shape = reshape.inputs[1] ?? '';
  const parts = graph.constant(shape) ? [shape] : (graph.producer(shape)?.inputs ?? []);
  const sizes = parts.slice(-4).flatMap((part): (number | undefined)[] => {
    const stored = graph.constant(part);
    if (!stored || stored.size > 4) return [undefined];
    const element = readElements(stored);
    return Array.from({ length: stored.size }, (_, i) => element(i));
  });
  return sizes.slice(-2).map((size) => (size !== undefined && size > 0 ? size : undefined));
}
