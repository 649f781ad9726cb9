/** Operations of the graph on integers, shapes and masks, for `evaluateIntegers`. */
import type { GraphNode } from './graph-node';
import { BOOL, FLOAT, FLOAT16, type StoredTensor } from './tensor';
import { readElements } from './tensor-elements';

/** A tensor; `data` is undefined where only the shape is known, as for floats. */
export interface IntegerTensor {
  readonly dims: readonly number[];
  readonly data?: readonly number[] | undefined;
}

/** More elements than any exporter's positions need. */
export const MOST_ELEMENTS = 100_000;

/** Returns a stored tensor: the numbers of integers and of single floats, the shape of others. */
export function fromStored(tensor: StoredTensor): IntegerTensor {
  const { dims, size, type } = tensor;
  if (size > 4096 || ((type === FLOAT || type === FLOAT16) && size > 1)) return { dims };
  const element = readElements(tensor);
  return { dims, data: Array.from({ length: size }, (_, i) => element(i)) };
}

type Operation = (
  inputs: readonly (IntegerTensor | undefined)[],
  node: GraphNode,
) => IntegerTensor | undefined;

const vector = (data: readonly number[]): IntegerTensor => ({ dims: [data.length], data });
export const elementCount = (dims: readonly number[]) =>
  dims.reduce((product, dim) => product * dim, 1);
const fromEnd = (axis: number, rank: number) => (axis < 0 ? axis + rank : axis);

/** The attribute or, in newer operator sets, the input that holds axes. */
const axesOf = (node: GraphNode, input: IntegerTensor | undefined) =>
  node.ints('axes') ?? input?.data;

/** Returns dims of a broadcast, or undefined where they do not fit. */
function broadcast(a: readonly number[], b: readonly number[]): number[] | undefined {
  const rank = Math.max(a.length, b.length);
  const dims: number[] = [];
  for (let i = 0; i < rank; i++) {
    const [x, y] = [a[i - rank + a.length] ?? 1, b[i - rank + b.length] ?? 1];
    if (x !== y && x !== 1 && y !== 1) return undefined;
    dims.push(x === 1 ? y : x);
  }
  return dims;
}

/** Returns `tensor` repeated to the shape `dims`. */
function expandTo(tensor: IntegerTensor, dims: readonly number[]): IntegerTensor | undefined {
  const size = elementCount(dims);
  const { data } = tensor;
  if (!data) return { dims };
  if (size > MOST_ELEMENTS) return undefined;
  const strides: number[] = [];
  let stride = 1;
  for (let i = tensor.dims.length - 1; i >= 0; i--) {
    const dim = tensor.dims[i] ?? 1;
    strides[i] = dim === 1 ? 0 : stride;
    stride *= dim;
  }
  const shift = dims.length - tensor.dims.length;
  const at = (flat: number): number => {
    let [rest, index] = [flat, 0];
    for (let i = dims.length - 1; i >= 0; i--) {
      const dim = dims[i] ?? 1;
      index += (rest % dim) * (strides[i - shift] ?? 0);
      rest = Math.floor(rest / dim);
    }
    return data[index] ?? Number.NaN;
  };
  return { dims, data: Array.from({ length: size }, (_, i) => at(i)) };
}

const elementwise =
  (compute: (...values: number[]) => number): Operation =>
  (inputs) => {
    let dims: readonly number[] | undefined = [];
    for (const input of inputs) dims = input && dims && broadcast(dims, input.dims);
    if (!dims) return undefined;
    const shape = dims;
    const all = inputs.map((input) => input && expandTo(input, shape));
    if (all.some((input) => !input?.data)) return { dims };
    const data = Array.from({ length: elementCount(dims) }, (_, i) =>
      compute(...all.map((input) => input?.data?.[i] ?? Number.NaN)),
    );
    return { dims, data };
  };

const reshaped = (tensor: IntegerTensor, dims: readonly number[]): IntegerTensor | undefined =>
  tensor.data && elementCount(dims) !== tensor.data.length
    ? undefined
    : { dims, data: tensor.data };

const reshape: Operation = ([tensor, shape], node) => {
  if (!tensor || !shape?.data) return undefined;
  const keepsZero = (node.int('allowzero') ?? 0) === 0;
  const dims = shape.data.map((dim, i) => (dim === 0 && keepsZero ? (tensor.dims[i] ?? 0) : dim));
  const open = dims.indexOf(-1);
  if (open >= 0)
    dims[open] = elementCount(tensor.dims) / elementCount(dims.filter((_, i) => i !== open));
  return reshaped(tensor, dims);
};

const unsqueeze: Operation = ([tensor, input], node) => {
  const axes = axesOf(node, input);
  if (!tensor || !axes) return undefined;
  const rank = tensor.dims.length + axes.length;
  const added = new Set(axes.map((axis) => fromEnd(axis, rank)));
  const rest = tensor.dims.values();
  const dims = Array.from({ length: rank }, (_, i) =>
    added.has(i) ? 1 : (rest.next().value ?? 1),
  );
  return reshaped(tensor, dims);
};

const squeeze: Operation = ([tensor, input], node) => {
  if (!tensor) return undefined;
  const given = axesOf(node, input);
  const axes = given && new Set(given.map((axis) => fromEnd(axis, tensor.dims.length)));
  const dims = tensor.dims.filter((dim, i) => (axes ? !axes.has(i) : dim !== 1));
  return reshaped(tensor, dims);
};

const slice: Operation = ([tensor, starts, ends, axesInput, stepsInput], node) => {
  const from = node.ints('starts') ?? starts?.data;
  const to = node.ints('ends') ?? ends?.data;
  if (!tensor || !from || !to) return undefined;
  const axes = axesOf(node, axesInput) ?? from.map((_, i) => i);
  let { dims, data } = tensor;
  for (const [i, axis] of axes.entries()) {
    const at = fromEnd(axis, dims.length);
    const length = dims[at] ?? 0;
    if ((stepsInput?.data?.[i] ?? 1) !== 1) return undefined;
    const clamp = (index = 0) => Math.min(Math.max(fromEnd(index, length), 0), length);
    const [first, last] = [clamp(from[i]), clamp(to[i])];
    const inner = elementCount(dims.slice(at + 1));
    data = data?.filter((_, flat) => {
      const index = Math.floor(flat / inner) % length;
      return index >= first && index < last;
    });
    dims = dims.map((dim, j) => (j === at ? Math.max(last - first, 0) : dim));
  }
  return { dims, data };
};

const gather: Operation = ([table, index], node) => {
  if (!table || !index) return undefined;
  const axis = fromEnd(node.int('axis') ?? 0, table.dims.length);
  const dims = [...table.dims.slice(0, axis), ...index.dims, ...table.dims.slice(axis + 1)];
  const { data } = table;
  if (!data || !index.data || table.dims.length !== 1) return { dims };
  const length = data.length;
  return { dims, data: index.data.map((i) => data[fromEnd(i, length)] ?? Number.NaN) };
};

const concat: Operation = (inputs, node) => {
  const [first] = inputs;
  if (!first) return undefined;
  const axis = fromEnd(node.int('axis') ?? 0, first.dims.length);
  const length = inputs.reduce((sum, input) => sum + (input?.dims[axis] ?? Number.NaN), 0);
  if (Number.isNaN(length)) return undefined;
  const dims = first.dims.map((dim, i) => (i === axis ? length : dim));
  if (axis !== 0 || inputs.some((input) => !input?.data)) return { dims };
  return { dims, data: inputs.flatMap((input) => input?.data ?? []) };
};

const range: Operation = ([start, limit, delta]) => {
  const [from, to, by] = [start?.data?.[0], limit?.data?.[0], delta?.data?.[0]];
  if (from === undefined || to === undefined || !by) return undefined;
  const length = Math.max(Math.ceil((to - from) / by), 0);
  if (!(length <= MOST_ELEMENTS)) return undefined;
  return vector(Array.from({ length }, (_, i) => from + i * by));
};

const cumSum: Operation = ([tensor, axisInput], node) => {
  const axis = axisInput?.data?.[0];
  if (!tensor?.data || axis === undefined || node.int('exclusive') || node.int('reverse')) {
    return undefined;
  }
  const { dims } = tensor;
  const at = fromEnd(axis, dims.length);
  const inner = elementCount(dims.slice(at + 1));
  const data = [...tensor.data];
  for (let i = 0; i < data.length; i++) {
    if (Math.floor(i / inner) % (dims[at] ?? 1) > 0) {
      data[i] = (data[i] ?? 0) + (data[i - inner] ?? 0);
    }
  }
  return { dims, data };
};

const shapeOf: Operation = ([tensor], node) =>
  tensor && vector(tensor.dims.slice(node.int('start') ?? 0, node.int('end') ?? undefined));

const filled: Operation = ([shape], node) => {
  if (!shape?.data?.every((dim) => dim >= 0) || elementCount(shape.data) > MOST_ELEMENTS)
    return undefined;
  const fill = node.tensor('value');
  const value = fill ? fromStored(fill).data?.[0] : 0;
  if (value === undefined) return undefined;
  return { dims: shape.data, data: Array<number>(elementCount(shape.data)).fill(value) };
};

const storedAttribute: Operation = (_, node) => {
  const [int, float] = [node.int('value_int'), node.float('value_float')];
  const number = int ?? float;
  if (number !== undefined) return { dims: [], data: [number] };
  const ints = node.ints('value_ints');
  return ints && vector(ints);
};

const cast: Operation = ([tensor], node) => {
  if (!tensor?.data) return tensor;
  const toBool = node.int('to') === BOOL;
  const toFloat = node.int('to') === FLOAT || node.int('to') === FLOAT16;
  const convert = (x: number) => (toBool ? Number(x !== 0) : toFloat ? x : Math.trunc(x));
  return { dims: tensor.dims, data: tensor.data.map(convert) };
};

const same: Operation = ([tensor]) => tensor;

export const OPERATIONS: Readonly<Record<string, Operation>> = {
  Constant: storedAttribute,
  ConstantOfShape: filled,
  Shape: shapeOf,
  Size: ([tensor]) => tensor && { dims: [], data: [elementCount(tensor.dims)] },
  Identity: same,
  Dropout: same,
  LayerNormalization: same,
  Cast: cast,
  Reshape: reshape,
  Unsqueeze: unsqueeze,
  Squeeze: squeeze,
  Slice: slice,
  Gather: gather,
  GatherBlockQuantized: gather,
  Concat: concat,
  Range: range,
  CumSum: cumSum,
  Expand: ([tensor, shape]) => {
    const dims = tensor && shape?.data && broadcast(tensor.dims, shape.data);
    return dims && expandTo(tensor, dims);
  },
  Add: elementwise((a = 0, b = 0) => a + b),
  Sub: elementwise((a = 0, b = 0) => a - b),
  Mul: elementwise((a = 0, b = 0) => a * b),
  Div: elementwise((a = 0, b = 0) => Math.trunc(a / b)),
  Mod: elementwise((a = 0, b = 0) => ((a % b) + b) % b),
  Max: elementwise(Math.max),
  Min: elementwise(Math.min),
  Neg: elementwise((a = 0) => -a),
  Abs: elementwise((a = 0) => Math.abs(a)),
  Not: elementwise((a = 0) => Number(a === 0)),
  And: elementwise((a = 0, b = 0) => Number(a !== 0 && b !== 0)),
  Or: elementwise((a = 0, b = 0) => Number(a !== 0 || b !== 0)),
  Equal: elementwise((a = 0, b = 0) => Number(a === b)),
  Less: elementwise((a = 0, b = 0) => Number(a < b)),
  LessOrEqual: elementwise((a = 0, b = 0) => Number(a <= b)),
  Greater: elementwise((a = 0, b = 0) => Number(a > b)),
  GreaterOrEqual: elementwise((a = 0, b = 0) => Number(a >= b)),
  Where: elementwise((choice = 0, a = 0, b = 0) => (choice !== 0 ? a : b)),
};
