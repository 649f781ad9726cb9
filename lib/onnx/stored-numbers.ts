/** Reads single numbers that a graph stores, and tells which values are constant. */
import type { Graph } from './graph';
import { source } from './graph-search';
import { readElements } from './tensor-elements';

/** Returns true for a constant of one element. */
export function isNumber(graph: Graph, value: string): boolean {
  const stored = source(graph, value);
  const constant = graph.constant(stored);
  if (constant) return constant.size === 1;
  // A Constant with value_float or value_int, which have no tensor.
  return graph.producer(stored)?.opType === 'Constant';
}

/** Returns true for a constant of zeros, and for a product with one. */
export function isZero(graph: Graph, value: string): boolean {
  const stored = source(graph, value);
  const node = graph.producer(stored);
  if (node?.opType === 'ConstantOfShape') {
    const fill = node.tensor('value');
    return !fill || readElements(fill)(0) === 0;
  }
  if (node?.opType === 'Mul') return node.inputs.some((input) => isStoredZero(graph, input));
  return isStoredZero(graph, stored);
}

function isStoredZero(graph: Graph, value: string): boolean {
  const stored = source(graph, value);
  const constant = graph.constant(stored);
  if (constant) return constant.size === 1 && readElements(constant)(0) === 0;
  const node = graph.producer(stored);
  if (node?.opType !== 'Constant') return false;
  return node.int('value_int') === 0 || node.float('value_float') === 0;
}
