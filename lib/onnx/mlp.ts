/** Finds the MLP of each block, starting from the sum that it is added in. */
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';
import { searchBack, source } from './graph-search';
import { lastNormInput } from './layer-norm';
import { isNumber } from './stored-numbers';

/** Where one block's MLP is computed. B batch, T tokens, D width, M neurons (GPT-2: 4 D). */
export interface MlpSite {
  /** [B, T, D]: the residual stream between the block's attention and its MLP. */
  readonly mid: string;
  /** [B, T, D]: what the MLP adds to it, its bias included. */
  readonly output: string;
  /** The node that multiplies what the neurons give by the second matrix, [M, D]. */
  readonly second: GraphNode | undefined;
  /** [B, T, M] or [B T, M]: what goes into the activation function; undefined where not found. */
  readonly preActivation: PreActivation | undefined;
}

/** A value of the graph, and the bias that a fused operation adds to it inside. */
export interface PreActivation {
  readonly value: string;
  readonly bias: string | undefined;
}

/** Operations that multiply by a matrix of weights; the data is their first input. */
const LINEAR = new Set([
  ...['MatMul', 'Gemm', 'FusedMatMul', 'FusedGemm', 'MatMulInteger', 'MatMulIntegerToFloat'],
  ...['DynamicQuantizeMatMul', 'QLinearMatMul', 'MatMulNBits', 'MatMulBnb4', 'MatMulFpQ4'],
]);

/** Operations between the activation function and the second matrix that change no neuron. */
const RESHAPING = new Set([
  ...['Reshape', 'Flatten', 'Squeeze', 'Unsqueeze'],
  ...['DynamicQuantizeLinear', 'QuantizeLinear', 'DequantizeLinear'],
]);

/** Activations as one operation whose second input, if any, is a bias. */
const WITH_BIAS = new Set(['Gelu', 'FastGelu', 'BiasGelu', 'QuickGelu']);

/** Operations on each element by itself, of which activation functions are made. */
const ELEMENTWISE = new Set([
  ...['Mul', 'Div', 'Add', 'Sub', 'Pow', 'Neg', 'Abs', 'Sqrt', 'Reciprocal', 'Min', 'Max'],
  ...['Cast', 'Identity', 'Dropout', 'Clip', 'Where', 'Sign', 'Greater', 'Less', 'Equal'],
  ...['GreaterOrEqual', 'LessOrEqual', 'Tanh', 'Erf', 'Exp', 'Log', 'Sigmoid', 'HardSigmoid'],
  ...['Relu', 'LeakyRelu', 'PRelu', 'ThresholdedRelu', 'Elu', 'Selu', 'Celu', 'Swish', 'Silu'],
  ...['HardSwish', 'Mish', 'Softplus', 'Softsign', ...WITH_BIAS],
]);

/**
 * Returns the MLP whose sum with the stream before it is `stream`: one term of the sum was
 * computed from a layer norm of the other term (`mid`).
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
    const second = searchBack(graph, added, (node) => (LINEAR.has(node.opType) ? node : undefined));
    const preActivation = second && preActivationBefore(graph, second, mid);
    return { mid, output: added, second: preActivation && second, preActivation };
  }
  return undefined;
}

/** The value before the activation function that the MLP's second matrix reads the result of. */
function preActivationBefore(
  graph: Graph,
  second: GraphNode,
  mid: string,
): PreActivation | undefined {
  const activated = source(graph, second.inputs[0] ?? '', RESHAPING);
  const found = beforeActivation(graph, activated);
  // Without a norm in front of it, it would be another block's.
  return found && lastNormInput(graph, found.value) === mid ? found : undefined;
}

/**
 * Returns the one value from which `activated` is computed element by element with constants, as
 * x in 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))); undefined where there are two such values, as
 * in a gated MLP, or no operation at all.
 */
function beforeActivation(graph: Graph, activated: string): PreActivation | undefined {
  const origins = new Set<string>();
  let bias: string | undefined;
  const queue = new Set([activated]);
  for (const value of queue) {
    const node = graph.producer(value);
    if (node && WITH_BIAS.has(node.opType) && node.inputs[1]) {
      bias = node.inputs[1];
      origins.add(node.inputs[0] ?? '');
      continue;
    }
    const terms = node && operands(graph, node);
    for (const term of terms ?? []) queue.add(term);
    if (!terms) origins.add(value);
  }
  const [origin, other] = origins;
  if (origin === undefined || other !== undefined || origin === activated) return undefined;
  return { value: origin, bias };
}

/** The inputs of an elementwise node that are not numbers; undefined for any other node. */
function operands(graph: Graph, node: GraphNode): string[] | undefined {
  if (!ELEMENTWISE.has(node.opType)) return undefined;
  const terms = node.inputs.filter((input) => input && !isNumber(graph, input));
  return terms.some((term) => graph.constant(term)) ? undefined : terms;
}
