/** Searches a graph: against the flow of data, with it, and past nodes that change no value. */
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';
import { BOOL, FLOAT, INT32, INT64 } from './tensor';

/** Operations that return their first input, at most in another element type. */
const TRANSPARENT = new Set(['Cast', 'Identity', 'Dropout']);

/** More copies in a row than any exporter writes: a longer chain is not followed to its end. */
const MOST_COPIES = 256;

/** Operations whose result depends on the shapes of their inputs only. */
const SHAPE_ONLY = new Set(['Shape', 'Size', 'Constant', 'ConstantOfShape', 'Range']);

/** Operations whose other inputs say how the first is cut or shaped. */
const FIRST_INPUT_ONLY = new Set([
  ...['Reshape', 'Slice', 'Split', 'Transpose', 'Squeeze', 'Unsqueeze', 'Expand', 'Flatten'],
  ...['Gather', 'Pad', 'Tile', ...TRANSPARENT],
]);

/** The inputs whose values reach the node's output. */
function dataInputs(node: GraphNode): readonly string[] {
  if (SHAPE_ONLY.has(node.opType)) return [];
  return FIRST_INPUT_ONLY.has(node.opType) ? node.inputs.slice(0, 1) : node.inputs;
}

/**
 * Returns the value that `value` is a copy of: behind casts, identities, inactive dropouts and
 * the operations in `more`.
 */
export function source(graph: Graph, value: string, more: ReadonlySet<string> = new Set()): string {
  const seen = new Set<string>();
  for (let at = value; ; ) {
    const node = graph.producer(at);
    const through = node && (TRANSPARENT.has(node.opType) || more.has(node.opType));
    const input = through ? node.inputs[0] : undefined;
    if (!input || seen.has(at) || seen.size > MOST_COPIES) return at;
    seen.add(at);
    at = input;
  }
}

/**
 * Goes against the flow of data from `value`, nearest nodes first, and returns the first answer
 * of `accept`. Does not go on behind operations that read only shapes.
 */
export function searchBack<T>(
  graph: Graph,
  value: string,
  accept: (node: GraphNode) => T | undefined,
): T | undefined {
  const queue = new Set<string>([value]);
  // A set is iterated in the order of insertion, elements added meanwhile included.
  for (const at of queue) {
    const node = graph.producer(at);
    if (!node) continue;
    const answer = accept(node);
    if (answer !== undefined) return answer;
    for (const input of dataInputs(node)) if (input) queue.add(input);
  }
  return undefined;
}

/** Returns true if `value` is computed from the values (not only the shape) of a graph input. */
export function dependsOn(graph: Graph, value: string, input: string): boolean {
  if (value === input) return true;
  const found = searchBack(graph, value, (node) =>
    [...dataInputs(node), ...(node.opType === 'Gather' ? node.inputs.slice(1) : [])].includes(input)
      ? node
      : undefined,
  );
  return found !== undefined;
}

/** Returns the nodes of this graph whose values are computed from `value`, nearest first. */
export function downstream(graph: Graph, value: string): GraphNode[] {
  const readers = new Map<string, GraphNode[]>();
  for (const node of graph.nodes) {
    for (const input of dataInputs(node)) {
      const known = readers.get(input);
      if (known) known.push(node);
      else readers.set(input, [node]);
    }
  }
  const reached = new Set<GraphNode>(readers.get(value));
  for (const node of reached) {
    for (const output of node.outputs) {
      for (const reader of readers.get(output) ?? []) reached.add(reader);
    }
  }
  return [...reached];
}

/** One step of a way back through the graph: a node, and the input at which the way goes on. */
export interface BackwardStep {
  readonly node: GraphNode;
  readonly input: string;
}

type Origin = { readonly at: string; readonly step: BackwardStep } | undefined;

/**
 * Returns the way back from `value` to a node of `goal`, through operations in `through` only;
 * undefined where there is none. First inputs are tried first.
 */
export function wayBack(
  graph: Graph,
  value: string,
  goal: ReadonlySet<string>,
  through: ReadonlySet<string>,
): { readonly goal: GraphNode; readonly steps: readonly BackwardStep[] } | undefined {
  /** By value: the value that the way came from, and the step from there. */
  const cameFrom = new Map<string, Origin>();
  const stack: [at: string, from: Origin][] = [[value, undefined]];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [at, from] = top;
    if (cameFrom.has(at)) continue;
    cameFrom.set(at, from);
    const node = graph.producer(at);
    if (!node) continue;
    if (goal.has(node.opType)) {
      const steps: BackwardStep[] = [];
      for (let way = from; way; way = cameFrom.get(way.at)) steps.push(way.step);
      return { goal: node, steps: steps.reverse() };
    }
    if (!through.has(node.opType)) continue;
    for (let i = node.inputs.length - 1; i >= 0; i--) {
      const input = node.inputs[i];
      if (input) stack.push([input, { at, step: { node, input } }]);
    }
  }
  return undefined;
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

/** Returns the value's element type (TensorProto.DataType), or undefined where it is not known. */
export function elementType(graph: Graph, value: string): number | undefined {
  const seen = new Set<string>();
  for (let at: string | undefined = value; at && seen.size < MOST_COPIES && !seen.has(at); ) {
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
