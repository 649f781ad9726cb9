/** Reads matrices that are stored in blocks of 4 bits. */
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';
import type { GraphSource } from './stored-table';
import { detach } from './tensor';
import { type ElementReader, readElements } from './tensor-elements';

/** The values of the 16 codes of MatMulBnb4, by its quant_type (bitsandbytes' FP4 and NF4). */
const FP4 = [0, 1 / 192, 2 / 3, 1, 1 / 3, 1 / 2, 1 / 6, 1 / 4];
const CODES: readonly (readonly number[])[] = [
  [...FP4, ...FP4.map((x) => -x)],
  [
    ...[-1, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453],
    ...[-0.28444138169288635, -0.18477343022823334, -0.09105003625154495, 0],
    ...[0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224],
    ...[0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1],
  ],
];

/** Reads the constant that is input i of a node; undefined where it is none. */
type Input = (i: number) => ElementReader | undefined;

type Decode = (row: number, column: number) => number;

/** A matrix [rows, width], by which a node multiplies its transpose. */
export interface PackedWeights {
  readonly rows: number;
  readonly width: number;
  readonly decode: Decode;
}

/** Returns the weights of a MatMulNBits of 4 bits or a MatMulBnb4; undefined for any other node. */
export function readPacked(
  { graph, copy }: GraphSource,
  node: GraphNode,
): PackedWeights | undefined {
  const [rows, width, block] = ['N', 'K', 'block_size'].map((name) => node.int(name) ?? 0);
  if (!rows || !width || !block) return undefined;
  const input: Input = (i) => constantAt(graph, node.inputs[i], copy);
  const read = { MatMulNBits: fromBlocks, MatMulBnb4: fromCodes }[node.opType];
  const decode = read?.(node, input, width, block);
  return decode && { rows, width, decode };
}

function constantAt(graph: Graph, name: string | undefined, copy: boolean) {
  const tensor = name ? graph.constant(name) : undefined;
  return tensor && readElements(copy ? detach(tensor) : tensor);
}

/** Each row has blocks of its own, two numbers a byte, the first in the lower half. */
function fromBlocks(
  node: GraphNode,
  input: Input,
  width: number,
  block: number,
): Decode | undefined {
  const [packed, scales, zeros] = [input(1), input(2), input(3)];
  // Numbers in another order (g_idx) or with a zero point that is not packed are not read.
  const isKnown = (node.int('bits') ?? 4) === 4 && !node.inputs[4] && (!node.inputs[3] || zeros);
  if (!packed || !scales || !isKnown) return undefined;
  const blocks = Math.ceil(width / block);
  const zeroBytes = Math.ceil(blocks / 2);
  return (row, column) => {
    const group = Math.floor(column / block);
    const half = (byte: number, i: number) => (i % 2 === 0 ? byte & 15 : byte >> 4);
    const at = (row * blocks + group) * (block / 2) + ((column % block) >> 1);
    const zero = zeros ? half(zeros(row * zeroBytes + (group >> 1)), group) : 8;
    return (half(packed(at), column % block) - zero) * scales(row * blocks + group);
  };
}

/** Blocks go on from row to row, two codes a byte, the first in the upper half. */
function fromCodes(
  node: GraphNode,
  input: Input,
  width: number,
  block: number,
): Decode | undefined {
  const [packed, largest] = [input(1), input(2)];
  const codes = CODES[node.int('quant_type') ?? 1];
  if (!packed || !largest || !codes) return undefined;
  return (row, column) => {
    const at = row * width + column;
    const byte = packed(at >> 1);
    const code = at % 2 === 0 ? byte >> 4 : byte & 15;
    return (codes[code] ?? 0) * largest(Math.floor(at / block));
  };
}
