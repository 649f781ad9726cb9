/** Finds the MLP of each block by walking from the sum behind it. */
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';
import { searchBack, source } from './graph-search';
import { lastNormInput } from './layer-norm';

/** Where one block's MLP is computed. B batch, T tokens, D width, M neurons (GPT-2: 4 D). */
export interface MlpSite {
  /** [B, T, D]: the residual stream between the block's attention and its MLP. */
  readonly mid: string;
  /** [B, T, M] or [B T, M]: what goes into the GELU; undefined where the form hides it. */
  readonly preActivation: PreActivation | undefined;
}

/** A value of the graph, with the bias that a fused operation adds to it, if it does. */
export interface PreActivation {
  readonly value: string;
  readonly bias: string | undefined;
}

/** GELU as one operation; its second input, if any, is a bias. */
const FUSED = new Set(['Gelu', 'FastGelu', 'BiasGelu', 'QuickGelu']);

/** The function at the heart of a GELU taken apart: of its approximation, or of its definition. */
const CURVES = new Set(['Tanh', 'Erf']);

const ARITHMETIC = new Set(['Mul', 'Div', 'Add', 'Pow', 'Cast', 'Identity']);

/**
 * The MLP whose sum with the stream before it is `stream`: there is a value (mid) of which a layer
 * norm's reading is one term of the sum, and which is the other term itself.
 *
 * @param stream the residual stream leaving a block
 */
export function mlpBefore(graph: Graph, stream: string): MlpSite | undefined {
  const sum = graph.producer(stream);
  if (sum?.opType !== 'Add') return undefined;
  const [first = '', second = ''] = sum.inputs;
  for (const [kept, added] of [
    [first, second],
    [second, first],
  ] as const) {
    const mid = lastNormInput(graph, added);
    if (mid === undefined || source(graph, kept) !== mid) continue;
    return { mid, preActivation: preActivationBefore(graph, added, mid) };
  }
  return undefined;
}

function preActivationBefore(graph: Graph, added: string, mid: string): PreActivation | undefined {
  const activation = searchBack(graph, added, (node) =>
    FUSED.has(node.opType) || CURVES.has(node.opType) ? node : undefined,
  );
  if (!activation) return undefined;
  const found = FUSED.has(activation.opType) ? fused(activation) : takenApart(graph, activation);
  // Behind the norm there would be another block's.
  return lastNormInput(graph, found.value) === mid ? found : undefined;
}

function fused({ inputs }: GraphNode): PreActivation {
  return { value: inputs[0] ?? '', bias: inputs[1] || undefined };
}

function takenApart(graph: Graph, { inputs }: GraphNode): PreActivation {
  return { value: variable(graph, inputs[0] ?? ''), bias: undefined };
}

/**
 * The one value from which `value` is computed by arithmetic with single numbers only: the x of
 * √(2/π) (x + 0.044715 x³). A sum of two different values, as with a bias, is such a value itself.
 */
function variable(graph: Graph, value: string): string {
  const node = graph.producer(value);
  if (!node || !ARITHMETIC.has(node.opType)) return value;
  const terms = node.inputs.filter((input) => input && !isNumber(graph, input));
  const [origin, other] = new Set(terms.map((term) => variable(graph, term)));
  return origin === undefined || other !== undefined ? value : origin;
}

/** True for a constant of one element. */
function isNumber(graph: Graph, value: string): boolean {
  const stored = source(graph, value);
  const constant = graph.constant(stored);
  if (constant) return constant.dims.every((size) => size === 1);
  return graph.producer(stored)?.opType === 'Constant';
}
