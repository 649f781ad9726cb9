import { expect, test } from 'vitest';
import { instrument, readTables } from '@/lib/onnx';
import { CorruptFileError, GraphError, UnsupportedGraphError } from '@/lib/onnx/errors';
import type { Graph } from '@/lib/onnx/graph';
import { GraphNode } from '@/lib/onnx/graph-node';
import { readOnnxModel, writeOnnxModel } from '@/lib/onnx/onnx-model';
import { MessageWriter } from '@/lib/onnx/protobuf';
import { fuzz } from '@/scripts/fuzz/onnx-cases';
import { resizeTensor } from './rewrite';
import { loadForm } from './support';

const file = loadForm('eager-script');

/** The fixture with its graph changed. */
function edited(edit: (graph: Graph) => void): Uint8Array {
  const model = readOnnxModel(file);
  edit(model.graph);
  return writeOnnxModel(model);
}

/** The last node of one operation. */
const find = (graph: Graph, opType: string) =>
  graph.nodes.findLast((node) => node.opType === opType) as GraphNode;

/** Opens a file in both ways, and returns what each throws. */
function failures(bytes: Uint8Array): unknown[] {
  return [instrument, readTables].map((open) => {
    try {
      open(bytes);
    } catch (error) {
      return error;
    }
    return undefined;
  });
}

/** Opens a file in both ways within two seconds of the processor, or gets a typed error. */
function settles(bytes: Uint8Array): unknown[] {
  const begun = process.cpuUsage();
  const found = failures(bytes);
  expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(2);
  for (const failure of found) if (failure) expect(failure).toBeInstanceOf(GraphError);
  return found;
}

test('500 changed files end in a result or a typed error', () => {
  const { outcomes, failures } = fuzz(0, 500);
  expect(failures).toEqual([]);
  for (const outcome of ['opened', 'corrupt', 'unsupported-graph']) {
    expect(outcomes[outcome], outcome).toBeGreaterThan(5);
  }
}, 120_000);

test.each([22, 2000])('a chain of %i doublings before the activation takes no time', (length) => {
  const bytes = edited((graph) => {
    const tanh = find(graph, 'Tanh');
    const [start = ''] = tanh.inputs;
    const chain = Array.from({ length }, (_, i) => {
      const from = i === 0 ? start : `double.${i}`;
      return new GraphNode('Add', [from, from], [`double.${i + 1}`]);
    });
    graph.insertBefore(tanh, ...chain);
    tanh.inputs = [`double.${length}`];
  });
  expect(settles(bytes)).toEqual([undefined, undefined]);
});

test.each([
  ['the activation', 'Tanh'],
  ['attention', 'Softmax'],
])('a value that is computed from itself, at %s, is refused or opened', (_, opType) => {
  const bytes = edited((graph) => {
    const node = find(graph, opType);
    const [input = ''] = node.inputs;
    const before = graph.producer(input) as GraphNode;
    before.inputs = before.inputs.map(() => input);
    graph.insertBefore(node, new GraphNode('Cast', ['round.2'], ['round.1']).setInt('to', 1));
    graph.insertBefore(node, new GraphNode('Cast', ['round.1'], ['round.2']).setInt('to', 1));
    node.inputs = ['round.1'];
  });
  settles(bytes);
});

test('a layer norm whose casts go round in a circle is refused or opened', () => {
  const bytes = edited((graph) => {
    const norm = graph.nodes.findLast(({ opType }) => opType === 'LayerNormalization');
    const [output = ''] = (norm ?? find(graph, 'Add')).outputs;
    graph.append(
      new GraphNode('Cast', [output], ['round.1']).setInt('to', 1),
      new GraphNode('Identity', ['round.1'], [output]),
    );
  });
  settles(bytes);
});

test('chains of 10,000 operations are followed without a stack of calls', () => {
  for (const [at, operation] of [
    ['Softmax', 'Mul'],
    ['Softmax', 'Cast'],
    ['Tanh', 'Mul'],
  ] as const) {
    const bytes = edited((graph) => {
      const node = find(graph, at);
      const [start = ''] = node.inputs;
      const chain = Array.from(
        { length: 10_000 },
        (_, i) => new GraphNode(operation, [i === 0 ? start : `long.${i}`], [`long.${i + 1}`]),
      );
      graph.insertBefore(node, ...chain);
      node.inputs = ['long.10000'];
    });
    settles(bytes);
  }
}, 60_000);

test.each(['transformer.h.1.ln_1.weight', 'transformer.wpe.weight'])(
  'the tensor %s with less or more than its shape is corrupt',
  (name) => {
    for (const dims of [[64], [2 ** 31], [2 ** 45], [-32], [-1, -32], [64, 64], [0]]) {
      for (const failure of failures(resizeTensor(file, `model.${name}`, dims))) {
        expect(failure, `${dims}`).toBeInstanceOf(CorruptFileError);
      }
    }
  },
);

/** The bytes `part` again and again, `length` bytes in all. */
function repeated(part: readonly number[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = part[i % part.length] ?? 0;
  return bytes;
}

/** A file whose graph is these bytes, or has one tensor that is. */
function withGraph(graph: Uint8Array | MessageWriter): Uint8Array {
  const inner = graph instanceof MessageWriter ? graph : new MessageWriter().raw(graph);
  const opset = new MessageWriter().int(2, 17);
  return new MessageWriter().message(8, opset).message(7, inner).join();
}

const inTensor = (bytes: Uint8Array) =>
  new MessageWriter().field({ id: 5, wire: 2 as const, bytes });
const packedSizes = (length: number) =>
  new MessageWriter().field({ id: 1, wire: 2 as const, bytes: repeated([1], length) }).join();

test.each([
  ['5 MB of empty nodes', withGraph(repeated([0x0a, 0], 5e6)), UnsupportedGraphError],
  ['5 MB of empty outputs', withGraph(repeated([0x62, 0], 5e6)), UnsupportedGraphError],
  ['120 MB of fields of two bytes', repeated([0x08, 0], 120e6), UnsupportedGraphError],
  [
    '60 MB of sizes of a tensor',
    withGraph(inTensor(repeated([8, 0], 60e6))),
    UnsupportedGraphError,
  ],
  ['60 MB of packed sizes', withGraph(inTensor(packedSizes(60e6))), CorruptFileError],
])('%s take little memory and time', (_, file, expected) => {
  const [heap, begun] = [process.memoryUsage().heapUsed, process.cpuUsage()];
  for (const failure of failures(file)) expect(failure).toBeInstanceOf(expected);
  expect(process.memoryUsage().heapUsed - heap).toBeLessThan(100e6);
  expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(2);
});
