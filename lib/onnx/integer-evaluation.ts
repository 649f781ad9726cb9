/**
 * Computes integer values of a graph, such as the positions of tokens, for inputs of given shape.
 * Values that an unknown operation computes stay unknown.
 */
import type { Graph } from './graph';
import {
  elementCount,
  fromStored,
  type IntegerTensor,
  MOST_ELEMENTS,
  OPERATIONS,
} from './integer-operations';

/** How many operations may be between a value and the graph's inputs. */
const MOST_DEPTH = 400;
const MOST_INPUTS = 64;

/**
 * Returns the tensor of `value`, or undefined where it cannot be computed.
 *
 * @param inputs the graph's inputs, by name
 */
export function evaluateIntegers(
  graph: Graph,
  value: string,
  inputs: ReadonlyMap<string, IntegerTensor>,
): IntegerTensor | undefined {
  const known = new Map<string, IntegerTensor | undefined>(inputs);
  let elements = 0;
  const evaluate = (name: string, depth: number): IntegerTensor | undefined => {
    if (known.has(name)) return known.get(name);
    // A value that is computed from itself stays unknown.
    known.set(name, undefined);
    const tensor = compute(name, depth);
    elements += tensor?.data?.length ?? 1;
    if (elements > MOST_ELEMENTS) return undefined;
    known.set(name, tensor);
    return tensor;
  };
  const compute = (name: string, depth: number): IntegerTensor | undefined => {
    if (depth > MOST_DEPTH) return undefined;
    const stored = graph.constant(name);
    if (stored) return fromStored(stored);
    const node = graph.producer(name);
    if (!node || node.outputs[0] !== name) return undefined;
    const operation = OPERATIONS[node.opType];
    if (!operation || node.inputs.length > MOST_INPUTS) return undefined;
    const tensor = operation(
      node.inputs.map((input) => (input ? evaluate(input, depth + 1) : undefined)),
      node,
    );
    return tensor && isSound(tensor) ? tensor : undefined;
  };
  return evaluate(value, 0);
}

/** True for whole, non-negative sizes that fit the data. */
function isSound({ dims, data }: IntegerTensor): boolean {
  if (dims.length > 64 || !dims.every((dim) => Number.isSafeInteger(dim) && dim >= 0)) return false;
  return !data || data.length === elementCount(dims);
}
