/** Finds layer norms, as one operation or as several (operator sets before 17). */

import { type Naming, withAxis } from './axes';
import type { Graph } from './graph';
import { GraphNode } from './graph-node';
import { searchBack, source } from './graph-search';
import type { MakeName } from './switches';
import { FLOAT } from './tensor';

/**
 * Returns the value that a layer norm reads, if `node` is one or the `x - mean(x)` at the head of
 * one: the residual stream itself, before any cast.
 */
function normInput(graph: Graph, node: GraphNode): string | undefined {
  const [first, second] = node.inputs;
  if (!first) return undefined;
  if (node.opType === 'LayerNormalization') return source(graph, first);
  if (node.opType !== 'Sub' || !second) return undefined;
  const mean = graph.producer(source(graph, second));
  if (mean?.opType !== 'ReduceMean' || !mean.inputs[0]) return undefined;
  const value = source(graph, first);
  return source(graph, mean.inputs[0]) === value ? value : undefined;
}

/** Returns the input of the last layer norm that `value` went through. */
export function lastNormInput(graph: Graph, value: string): string | undefined {
  return searchBack(graph, value, (node) => normInput(graph, node));
}

/** Names of the constants of a layer norm, [D] each. */
export interface NormConstants {
  readonly gain: string;
  readonly bias: string;
}

/** Returns the gain and bias of the layer norm that reads `stream`, where the file keeps both. */
export function normConstants(graph: Graph, stream: string): NormConstants | undefined {
  const node = graph.nodes.find((other) => normInput(graph, other) === stream);
  if (!node) return undefined;
  const [, gain, bias] =
    node.opType === 'LayerNormalization'
      ? node.inputs
      : [undefined, ...constantsBehind(graph, node)];
  return gain && bias ? { gain: source(graph, gain), bias: source(graph, bias) } : undefined;
}

/**
 * Adds 1 / standard deviation, [B, T], of the layer norm that reads `stream`, as it is computed
 * there, and returns the value's name; undefined where the norm is written in another way.
 */
export function addNormScale(graph: Graph, stream: string, naming: Naming): string | undefined {
  const node = graph.nodes.find((other) => normInput(graph, other) === stream);
  const inverse = node && inverseDeviation(graph, node, naming.makeName);
  if (!inverse) return undefined;
  const scale = naming.makeName('norm.scale');
  graph.append(withAxis('Squeeze', graph, [inverse, scale], 2, naming));
  return scale;
}

/** 1 / standard deviation, [B, T, 1]: the third output of the one operation, or 1 / √ of several. */
function inverseDeviation(graph: Graph, node: GraphNode, makeName: MakeName): string | undefined {
  const inverse = makeName('norm.inverse');
  if (node.opType === 'LayerNormalization') {
    const [norm = '', mean = '', known] = node.outputs;
    if (!known) node.outputs = [norm, mean, inverse];
    return known || inverse;
  }
  const centred = node.outputs[0] ?? '';
  const divide = readers(graph, centred).find(({ opType }) => opType === 'Div');
  const deviation = source(graph, divide?.inputs[1] ?? '');
  if (graph.producer(deviation)?.opType !== 'Sqrt') return undefined;
  const float = makeName('norm.deviation');
  graph.append(
    new GraphNode('Cast', [deviation], [float]).setInt('to', FLOAT),
    new GraphNode('Reciprocal', [float], [inverse]),
  );
  return inverse;
}

/** Gain and bias behind `x - mean(x)`: a division, a product with the gain, a sum with the bias. */
function constantsBehind(graph: Graph, { outputs }: GraphNode): string[] {
  const found: string[] = [];
  let at = outputs[0] ?? '';
  for (const operation of ['Div', 'Mul', 'Add']) {
    const next = readers(graph, at).find(({ opType }) => opType === operation);
    if (!next) return [];
    const other = next.inputs.find((input) => source(graph, input) !== source(graph, at));
    if (operation !== 'Div') found.push(other ?? '');
    at = next.outputs[0] ?? '';
  }
  return found;
}

/** Returns the nodes that read a value, directly or through casts; 64 casts at most. */
function readers(graph: Graph, value: string): GraphNode[] {
  const values = new Set([value]);
  const found: GraphNode[] = [];
  for (const each of values) {
    if (values.size > 64) break;
    for (const node of graph.consumers(each)) {
      found.push(node);
      if (node.opType === 'Cast' || node.opType === 'Identity') values.add(node.outputs[0] ?? '');
    }
  }
  return found;
}
