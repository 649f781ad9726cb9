/** Ways to go through a graph: against the flow of data, with it, and past what changes nothing. */
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';
import { BOOL, FLOAT, INT32, INT64 } from './tensor';

/** Operations that hand their first input on, at most in another element type. */
const TRANSPARENT = new Set(['Cast', 'Identity', 'Dropout']);

/** Operations whose result holds no value of their inputs, only shapes. */
const SHAPE_ONLY = new Set(['Shape', 'Size', 'Constant', 'ConstantOfShape', 'Range']);

/** Operations whose further inputs say how the first is cut or shaped. */
const FIRST_INPUT_ONLY = new Set([
  ...['Reshape', 'Slice', 'Split', 'Transpose', 'Squeeze', 'Unsqueeze', 'Expand', 'Flatten'],
  ...['Gather', 'Pad', 'Tile', ...TRANSPARENT],
]);

/** The inputs whose values reach the node's output. */
function dataInputs(node: GraphNode): readonly string[] {
  if (SHAPE_ONLY.has(node.opType)) return [];
  return FIRST_INPUT_ONLY.has(node.opType) ? node.inputs.slice(0, 1) : node.inputs;
}

/** The value behind casts, identities and inactive dropouts. */
export function source(graph: Graph, value: string): string {
  const seen = new Set<string>();
  for (let at = value; ; ) {
    const node = graph.producer(at);
    const input = node && TRANSPARENT.has(node.opType) ? node.inputs[0] : undefined;
    if (!input || seen.has(at)) return at;
    seen.add(at);
    at = input;
  }
}

/**
 * Goes against the flow of data from `value`, nearest nodes first, and returns the first answer
 * that `accept` gives. Does not go on behind shapes.
 */
export function searchBack<T>(
  graph: Graph,
  value: string,
  accept: (node: GraphNode) => T | undefined,
): T | undefined {
  const seen = new Set<string>([value]);
  const queue = [value];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const node = graph.producer(at);
    if (!node) continue;
    const answer = accept(node);
    if (answer !== undefined) return answer;
    for (const input of dataInputs(node)) {
      if (!input || seen.has(input)) continue;
      seen.add(input);
      queue.push(input);
    }
  }
  return undefined;
}

/** True if `value` is computed from the values (not only the shape) of the graph's input. */
export function dependsOn(graph: Graph, value: string, input: string): boolean {
  if (value === input) return true;
  const found = searchBack(graph, value, (node) =>
    [...dataInputs(node), ...(node.opType === 'Gather' ? node.inputs.slice(1) : [])].includes(input)
      ? node
      : undefined,
  );
  return found !== undefined;
}

/** The nodes of this graph whose values are computed from those of `value`, nearest first. */
export function downstream(graph: Graph, value: string): GraphNode[] {
  const readers = new Map<string, GraphNode[]>();
  for (const node of graph.nodes) {
    for (const input of dataInputs(node)) {
      const known = readers.get(input);
      if (known) known.push(node);
      else readers.set(input, [node]);
    }
  }
  const reached = new Set<GraphNode>();
  const queue = [value];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const node of readers.get(at) ?? []) {
      if (reached.has(node)) continue;
      reached.add(node);
      queue.push(...node.outputs);
    }
  }
  return [...reached];
}

const FIXED_TYPES: Record<string, number> = {
  Shape: INT64,
  Size: INT64,
  MatMulInteger: INT32,
  ...Object.fromEntries(
    ['Equal', 'Greater', 'GreaterOrEqual', 'Less', 'LessOrEqual', 'And', 'Or', 'Not', 'IsNaN'].map(
      (op) => [op, BOOL],
    ),
  ),
};

/** Which input has the output's element type, where it is not the first. */
const TYPED_BY: Record<string, number> = { Where: 1, DequantizeLinear: 1, GatherBlockQuantized: 2 };

/** The value's element type (TensorProto.DataType), or undefined when the file does not tell. */
export function elementType(graph: Graph, value: string): number | undefined {
  const seen = new Set<string>();
  for (let at: string | undefined = value; at && !seen.has(at); ) {
    seen.add(at);
    const known: number | undefined = graph.constant(at)?.type ?? graph.declared(at)?.type;
    if (known !== undefined) return known;
    const node: GraphNode | undefined = graph.producer(at);
    if (!node) return undefined;
    if (node.opType === 'Cast') return node.int('to');
    if (node.opType === 'ConstantOfShape') return node.tensor('value')?.type ?? FLOAT;
    const fixed = FIXED_TYPES[node.opType];
    if (fixed !== undefined) return fixed;
    at = node.inputs[TYPED_BY[node.opType] ?? 0];
  }
  return undefined;
}
